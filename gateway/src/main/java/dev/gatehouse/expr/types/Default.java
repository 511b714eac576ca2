package dev.gatehouse.expr.types;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Makes a parameter optional: what a caller who leaves it out passes. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Default {
    /** {@code null}, {@code true}, {@code false}, a number, the name of an enum's constant, or the text of a string. */
    String value();
}
