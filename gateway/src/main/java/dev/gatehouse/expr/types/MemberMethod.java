package dev.gatehouse.expr.types;

import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A member of the library: its .NET signature and the static Java method that does it.
 *
 * @param owner the .NET type that declares it
 * @param self type of the value it is called on; null for static members. An extension's is its first
 *     C# parameter
 * @param parameters without {@code self}
 * @param rest whether the last parameter is {@code params}
 */
public record MemberMethod(
        Member.Kind kind,
        String name,
        Definition owner,
        ClassDesc javaOwner,
        String javaName,
        MethodTypeDesc descriptor,
        List<Type.Variable> typeParameters,
        @Nullable Type self,
        List<Parameter> parameters,
        Type result,
        Class<?> javaResult,
        boolean rest,
        List<String> reads) {

    /** How the Java method takes a parameter. */
    public enum Passing {
        VALUE,
        OUT,
        /** A {@link TypeToken}: invisible to C#. */
        TOKEN
    }

    /**
     * A parameter.
     *
     * @param type of the C# argument; of a token, the type it stands for
     * @param java class in the Java signature
     * @param fallback text of the default; null if it is required
     */
    public record Parameter(
            String name,
            Type type,
            Passing passing,
            Class<?> java,
            @Nullable String fallback) {}

    /** The parameters that C# sees. */
    public List<Parameter> visible() {
        return parameters.stream()
                .filter(parameter -> parameter.passing() != Passing.TOKEN)
                .toList();
    }

    /** Whether it is called on a value. */
    public boolean isInstance() {
        return self != null && kind != Member.Kind.EXTENSION;
    }

    /** The type parameters that C# can list: not those of a generic owner. */
    public List<Type.Variable> ownTypeParameters() {
        return typeParameters.subList(owner.parameters().size(), typeParameters.size());
    }

    @Override
    public String toString() {
        return owner.name() + "." + name
                + visible().stream().map(p -> p.type().toString()).collect(Collectors.joining(", ", "(", ")"));
    }
}
