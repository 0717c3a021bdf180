package main

import "github.com/spf13/cobra"

func lexiconCommand() *cobra.Command { return &cobra.Command{Use: "lexicon"} }
