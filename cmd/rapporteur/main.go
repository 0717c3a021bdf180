// Rapporteur reads published accounts of diplomatic meetings and prints what
// was said, by whom, and where it stands in the text.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"github.com/spf13/cobra"

	"rapporteur/internal/english"
)

func main() { os.Exit(run()) }

// run carries out the command line and returns the exit status: 1 when
// something was not done, 130 when somebody ended it.
func run() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	// A second interrupt ends the program at once.
	context.AfterFunc(ctx, stop)
	err := command().ExecuteContext(ctx)
	if err == nil {
		return 0
	}
	if !errors.Is(err, errSaid) {
		fmt.Fprintln(os.Stderr, "rapporteur:", english.Fold(err.Error()))
	}
	if errors.Is(err, errInterrupted) {
		return 130
	}
	return 1
}

// errSaid is the error of a command that has told its faults already, or
// that nobody listens to any more.
var errSaid = errors.New("what went wrong has been told")

func command() *cobra.Command {
	root := &cobra.Command{
		Use:           "rapporteur",
		Short:         "Keeps the record of diplomatic dialogues",
		Long:          "Rapporteur reads the published accounts of diplomatic dialogues and tells, with the\nwords and where they stand, who led each side, what each said, agreed, offered,\nasked and promised.",
		Version:       version(),
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	root.SetVersionTemplate("rapporteur {{.Version}}\n")
	root.AddCommand(
		readCommand(), followCommand(), compareCommand(), lexiconCommand(),
		addCommand(), listCommand(), showCommand(), searchCommand(), decideCommand(), logCommand(), rereadCommand(), serveCommand(), teamCommand(),
		dumpCommand(), loadCommand(), backupCommand(), restoreCommand(), doctorCommand(),
	)
	return root
}

// version tells which rapporteur this is, as the Go tools recorded it when
// they built it.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "(version unknown)"
	}
	v := info.Main.Version
	if v == "" || v == "(devel)" {
		v = "development version"
	}
	return fmt.Sprintf("%s, built with %s", v, info.GoVersion)
}
