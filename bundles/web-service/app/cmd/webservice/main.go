// Command webservice keeps short notes and serves them over HTTP.
package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"example.com/web-service/internal/server"
)

// version is set when a release is linked: -ldflags "-X main.version=1.2.3".
var version = "dev"

func main() {
	if err := rootCommand().Execute(); err != nil {
		os.Exit(1)
	}
}

func rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:          "webservice",
		Short:        "Keeps short notes and serves them over HTTP",
		SilenceUsage: true,
	}
	root.AddCommand(serveCommand(), versionCommand())
	return root
}

func serveCommand() *cobra.Command {
	var address string
	command := &cobra.Command{
		Use:   "serve",
		Short: "Serve until a signal comes",
		Args:  cobra.NoArgs,
		RunE: func(command *cobra.Command, _ []string) error {
			return server.Run(command.Context(), address, version)
		},
	}
	command.Flags().StringVar(&address, "address", "127.0.0.1:8080", "where to listen")
	return command
}

func versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  cobra.NoArgs,
		Run: func(command *cobra.Command, _ []string) {
			fmt.Fprintln(command.OutOrStdout(), version)
		},
	}
}
