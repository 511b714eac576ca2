package dev.gatehouse.cli;

import picocli.CommandLine.Command;

/** {@code jwt}: what is in a token. */
@Command(name = "jwt", description = "Looks into tokens.", subcommands = JwtDecodeCommand.class)
public final class JwtCommand {}
