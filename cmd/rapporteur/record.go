package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"

	"github.com/spf13/cobra"

	"rapporteur/store"
)

// recordHelp says where the record is, at the end of each command's help.
const recordHelp = `

The record is one file in the data folder of whoever runs the command; --record
or RAPPORTEUR_RECORD names another.`

// recordFlag adds the flag that names the record.
func recordFlag(c *cobra.Command, path *string) {
	c.Flags().StringVar(path, "record", "", "the record's `FILE` (or RAPPORTEUR_RECORD)")
}

// recordPath returns where the record is.
func recordPath(flag string) (string, error) {
	if flag != "" {
		return flag, nil
	}
	if path := os.Getenv("RAPPORTEUR_RECORD"); path != "" {
		return path, nil
	}
	dir, err := dataFolder()
	if err != nil {
		return "", fmt.Errorf("where is the record to be? %w; name a file with --record", err)
	}
	return filepath.Join(dir, "rapporteur", "record.db"), nil
}

// dataFolder returns where a person's programs keep what they must not lose.
func dataFolder() (string, error) {
	if dir := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return dir, nil
	}
	switch runtime.GOOS {
	case "windows":
		if dir := os.Getenv("LOCALAPPDATA"); dir != "" {
			return dir, nil
		}
	case "darwin":
		home, err := os.UserHomeDir()
		return filepath.Join(home, "Library", "Application Support"), err
	}
	home, err := os.UserHomeDir()
	return filepath.Join(home, ".local", "share"), err
}

// inRecord opens the record, does some work with it and closes it.
func inRecord(ctx context.Context, flag string, work func(*store.Store) error) error {
	path, err := recordPath(flag)
	if err != nil {
		return err
	}
	s, err := store.Open(ctx, path)
	if errors.Is(err, store.ErrNone) {
		return fmt.Errorf("there is no record at %s yet; rapporteur add begins one", path)
	}
	if err != nil {
		return err
	}
	return errors.Join(work(s), s.Close())
}

// makeFolder makes the folder that a record is to be in.
func makeFolder(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fmt.Errorf("making the record's folder: %w", err)
	}
	return nil
}

// said turns an error of writing to standard output into what run makes of
// it.
func said(err error) error {
	if err == nil {
		return nil
	}
	return quietly(fmt.Errorf("writing to standard output: %w", reason(err)))
}
