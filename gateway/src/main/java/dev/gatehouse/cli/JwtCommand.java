package dev.gatehouse.cli;

import picocli.CommandLine.Command;

/** {@code jwt}: what is in a token, and what policies think of it. */
@Command(
        name = "jwt",
        description = "Looks into tokens.",
        subcommands = {JwtDecodeCommand.class, JwtWhyCommand.class})
public final class JwtCommand {}
