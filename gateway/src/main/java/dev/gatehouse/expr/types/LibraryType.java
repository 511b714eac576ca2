package dev.gatehouse.expr.types;

/**
 * Declares one .NET type. An implementation is a final class with a public constructor, a
 * {@link DotNet} annotation and public static methods annotated with {@link Member}, whose Java
 * signatures are the .NET signatures; instance members take the value as first parameter.
 *
 * <p>Registered with {@code @AutoService(LibraryType.class)}.
 */
public interface LibraryType {}
