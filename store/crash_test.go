package store

const crashChild = "crash-child"

func childMain() {}
