package dev.gatehouse.expr.types;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A member of a .NET type: a public static method of a {@link LibraryType} named as in .NET. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Member {
    /** What kind of member it is. */
    Kind value();

    /** The .NET name where the method cannot carry it; empty otherwise. */
    String name() default "";

    /**
     * What it reads that may not be at hand at once: {@code request.body}, {@code response.body}, {@code
     * certificate.trust} or {@code certificate.revocation}.
     */
    String[] reads() default {};

    /** Kinds of members. */
    enum Kind {
        /** Instance method; the first parameter is the value. */
        METHOD,
        /** Readable instance property; the first parameter is the value. */
        PROPERTY,
        /** Writable instance property: value, then what is assigned. */
        SETTER,
        /** {@code value[…]}, read. */
        INDEXER,
        /** {@code value[…] = x}: the last parameter is what is assigned. */
        INDEX_SETTER,
        /** Static method. */
        STATIC,
        /** Static property, field or constant. */
        STATIC_PROPERTY,
        /** {@code new T(…)}. */
        CONSTRUCTOR,
        /** Extension method: the first parameter is what it is called on. */
        EXTENSION,
        /** {@code implicit operator}. */
        IMPLICIT,
        /** {@code explicit operator}. */
        EXPLICIT,
        /** User-defined operator; {@link Member#name} is the .NET name, {@code op_Addition}. */
        OPERATOR
    }
}
