package dev.gatehouse.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a TCP port from the command line; 0 stands for any that is free. */
final class Port implements ITypeConverter<Integer> {

    @Override
    public Integer convert(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below, for both.
        }
        throw new TypeConversionException("a port is a number from 0 to 65535, not '" + text + "'");
    }
}
