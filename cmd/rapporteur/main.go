// Rapporteur reads published accounts of diplomatic meetings and prints what
// was said, by whom, and where it stands in the text.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := command().ExecuteContext(ctx); err != nil {
		if !errors.Is(err, errSaid) {
			fmt.Fprintln(os.Stderr, "rapporteur:", err)
		}
		os.Exit(1)
	}
}

// errSaid is the error of a command that has told its faults already.
var errSaid = errors.New("some inputs were not read")

func command() *cobra.Command {
	root := &cobra.Command{
		Use:           "rapporteur",
		Short:         "Keeps the record of diplomatic dialogues",
		Long:          "Rapporteur reads the published accounts of diplomatic dialogues and tells, with the\nwords and where they stand, who led each side, what each said, agreed, offered,\nasked and promised.",
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	root.AddCommand(readCommand(), lexiconCommand())
	return root
}
