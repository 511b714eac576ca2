package dev.gatehouse.expr.types;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a Java {@code Object} the .NET array of a type parameter: {@code @ArrayOf("T") Object} is
 * {@code T[]}. A Java {@code T[]} could not hold the {@code int[]} that {@code T = int} asks for.
 * {@link Arrays} reads and writes such values, {@link TypeToken#newArray} makes them.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE_USE)
public @interface ArrayOf {
    /** The name of the method's type parameter. */
    String value();
}
