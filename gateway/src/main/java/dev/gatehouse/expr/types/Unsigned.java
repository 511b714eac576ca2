package dev.gatehouse.expr.types;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a Java primitive the unsigned .NET type of the same width: {@code @Unsigned byte} is
 * {@code System.Byte}, {@code @Unsigned short} {@code UInt16}, {@code @Unsigned int} {@code UInt32},
 * {@code @Unsigned long} {@code UInt64}. The bits are the same. Boxed they are {@link UInt8},
 * {@link UInt16}, {@link UInt32}, {@link UInt64}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE_USE)
public @interface Unsigned {}
