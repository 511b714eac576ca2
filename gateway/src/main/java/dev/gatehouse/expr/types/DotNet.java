package dev.gatehouse.expr.types;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The .NET type that a {@link LibraryType} declares. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface DotNet {
    /** Full .NET name, generic parameters as in documentation ids: {@code System.String}, {@code System.Collections.Generic.List`1}. */
    String value();

    /** The Java class of its values; {@code void} for a static class. */
    Class<?> values() default void.class;

    /** Whether it is a value type: never null, {@code @Nullable} in a signature means {@code Nullable}. */
    boolean struct() default false;

    /** Further .NET names for the same type: {@code IReadOnlyList`1} beside {@code IList`1}. */
    String[] aliases() default {};
}
