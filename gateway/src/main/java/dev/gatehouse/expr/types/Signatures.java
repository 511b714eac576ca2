package dev.gatehouse.expr.types;

import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads annotated Java methods as .NET members, by the rules of the package's documentation. */
final class Signatures {
    private final Library library;
    private final List<String> problems = new ArrayList<>();

    Signatures(Library library) {
        this.library = library;
    }

    /** What could not be read. */
    List<String> problems() {
        return problems;
    }

    /** Thrown inside, reported by name outside. */
    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }

    List<MemberMethod> members(Class<?> declaring) {
        var owner = library.find(Library.annotation(declaring).value());
        var found = new ArrayList<MemberMethod>();
        if (owner == null) {
            return found;
        }
        if (!Modifier.isPublic(declaring.getModifiers()) && declaring.getPackage() != Signatures.class.getPackage()) {
            problems.add(declaring.getName() + " is not public");
        }
        var methods = declaring.getDeclaredMethods();
        // Reflection promises no order; diagnostics and overload resolution want one.
        Arrays.sort(methods, java.util.Comparator.comparing(Method::toGenericString));
        for (var method : methods) {
            var member = method.getAnnotation(Member.class);
            if (member == null) {
                continue;
            }
            try {
                found.add(read(owner, method, member));
            } catch (Unreadable problem) {
                problems.add(declaring.getName() + "." + method.getName() + ": " + problem.getMessage());
            }
        }
        return found;
    }

    private MemberMethod read(Definition owner, Method method, Member member) {
        if (!Modifier.isStatic(method.getModifiers()) || !Modifier.isPublic(method.getModifiers())) {
            throw new Unreadable("is not public static");
        }
        var variables = new HashMap<TypeVariable<?>, Type.Variable>();
        var typeParameters = new ArrayList<Type.Variable>();
        for (var parameter : method.getTypeParameters()) {
            var variable = new Type.Variable(parameter.getName());
            variables.put(parameter, variable);
            typeParameters.add(variable);
        }
        if (typeParameters.size() < owner.parameters().size()) {
            throw new Unreadable("lacks the type parameters of " + owner.fullName());
        }
        boolean instance = switch (member.value()) {
            case METHOD, PROPERTY, SETTER, INDEXER, INDEX_SETTER, EXTENSION -> true;
            case STATIC, STATIC_PROPERTY, CONSTRUCTOR, IMPLICIT, EXPLICIT, OPERATOR -> false;
        };
        var types = method.getAnnotatedParameterTypes();
        var parameters = new ArrayList<MemberMethod.Parameter>();
        for (int i = instance ? 1 : 0; i < types.length; i++) {
            parameters.add(parameter(method, i, types[i], variables));
        }
        if (instance && types.length == 0) {
            throw new Unreadable("lacks 'self'");
        }
        var self = instance ? type(types[0], variables, true) : null;
        var descriptor = MethodTypeDesc.of(
                desc(method.getReturnType()),
                Arrays.stream(method.getParameterTypes()).map(Signatures::desc).toList());
        return new MemberMethod(
                member.value(),
                member.name().isEmpty() ? method.getName() : member.name(),
                owner,
                desc(method.getDeclaringClass()),
                method.getName(),
                descriptor,
                List.copyOf(typeParameters),
                self,
                List.copyOf(parameters),
                method.getReturnType() == void.class
                        ? Type.Special.VOID
                        : type(method.getAnnotatedReturnType(), variables, true),
                method.getReturnType(),
                method.isVarArgs(),
                List.of(member.reads()));
    }

    private MemberMethod.Parameter parameter(
            Method method, int index, AnnotatedType type, Map<TypeVariable<?>, Type.Variable> variables) {
        var parameter = method.getParameters()[index];
        var java = parameter.getType();
        var fallback = parameter.getAnnotation(Default.class);
        var passing = java == Out.class
                ? MemberMethod.Passing.OUT
                : java == TypeToken.class && !isWildcard(type)
                        ? MemberMethod.Passing.TOKEN
                        : MemberMethod.Passing.VALUE;
        if (passing == MemberMethod.Passing.VALUE) {
            return new MemberMethod.Parameter(
                    parameter.getName(),
                    type(type, variables, true),
                    passing,
                    java,
                    fallback == null ? null : fallback.value());
        }
        if (!(type instanceof AnnotatedParameterizedType parameterized)) {
            throw new Unreadable("raw " + java.getSimpleName());
        }
        var argument = type(parameterized.getAnnotatedActualTypeArguments()[0], variables, false);
        return new MemberMethod.Parameter(parameter.getName(), argument, passing, java, null);
    }

    /** {@code TypeToken<?>} is {@code System.Type}, a value like others. */
    private static boolean isWildcard(AnnotatedType type) {
        return type instanceof AnnotatedParameterizedType parameterized
                && parameterized.getAnnotatedActualTypeArguments()[0] instanceof AnnotatedWildcardType;
    }

    /** The .NET type of a Java type; {@code outer} where a box means a nullable value. */
    private Type type(AnnotatedType annotated, Map<TypeVariable<?>, Type.Variable> variables, boolean outer) {
        var arrayOf = annotated.getAnnotation(ArrayOf.class);
        if (arrayOf != null) {
            return variables.entrySet().stream()
                    .filter(entry -> entry.getKey().getName().equals(arrayOf.value()))
                    .<Type>map(entry -> new Type.Array(entry.getValue()))
                    .findFirst()
                    .orElseThrow(() -> new Unreadable("no type parameter " + arrayOf.value()));
        }
        if (annotated instanceof AnnotatedArrayType array) {
            return new Type.Array(element(array.getAnnotatedGenericComponentType(), variables));
        }
        if (annotated instanceof AnnotatedWildcardType wildcard) {
            var lower = wildcard.getAnnotatedLowerBounds();
            return type(lower.length > 0 ? lower[0] : wildcard.getAnnotatedUpperBounds()[0], variables, false);
        }
        var java = annotated.getType();
        if (java instanceof TypeVariable<?> variable) {
            var found = variables.get(variable);
            if (found == null) {
                throw new Unreadable("unknown type parameter " + variable);
            }
            return annotated.isAnnotationPresent(Lifted.class) ? new Type.Optional(found) : found;
        }
        if (annotated instanceof AnnotatedParameterizedType parameterized
                && java instanceof ParameterizedType generic
                && generic.getRawType() instanceof Class<?> raw) {
            var arguments = new ArrayList<Type>();
            for (var argument : parameterized.getAnnotatedActualTypeArguments()) {
                arguments.add(type(argument, variables, false));
            }
            return optional(annotated, named(raw, arguments));
        }
        if (java instanceof Class<?> plain) {
            return ofClass(annotated, plain, outer);
        }
        throw new Unreadable("cannot read " + java);
    }

    private Type ofClass(AnnotatedType annotated, Class<?> java, boolean outer) {
        if (java.isPrimitive()) {
            return library.simple(primitive(java, annotated.isAnnotationPresent(Unsigned.class)));
        }
        var simple = Simple.ofBox(java);
        if (simple != null && simple != Simple.DECIMAL) {
            var value = library.simple(simple);
            return outer || isNullable(annotated) ? new Type.Optional(value) : value;
        }
        if (java.isArray()) {
            return new Type.Array(elementClass(java.getComponentType()));
        }
        return optional(annotated, named(java, List.of()));
    }

    private Type optional(AnnotatedType annotated, Type type) {
        return type.isValueType() && isNullable(annotated) ? new Type.Optional(type) : type;
    }

    private static boolean isNullable(AnnotatedElement element) {
        return Arrays.stream(element.getAnnotations())
                .anyMatch(annotation ->
                        annotation.annotationType().getSimpleName().equals("Nullable"));
    }

    private Type named(Class<?> java, List<Type> given) {
        var definition = library.find(java);
        if (definition == null) {
            throw new Unreadable(java.getName() + " is no listed type");
        }
        int arity = definition.parameters().size();
        List<Type> arguments = given.size() == arity ? given : Collections.nCopies(arity, library.object());
        return new Type.Named(definition, arguments);
    }

    private Type element(AnnotatedType component, Map<TypeVariable<?>, Type.Variable> variables) {
        return component.getType() instanceof Class<?> java
                        && !java.isArray()
                        && component.getAnnotation(ArrayOf.class) == null
                ? elementClass(java)
                : type(component, variables, false);
    }

    private Type elementClass(Class<?> java) {
        if (java == byte.class) {
            return library.simple(Simple.BYTE);
        }
        if (java.isPrimitive()) {
            return library.simple(primitive(java, false));
        }
        if (java.isArray()) {
            return new Type.Array(elementClass(java.getComponentType()));
        }
        var simple = Simple.ofBox(java);
        if (simple == null) {
            return named(java, List.of());
        }
        return switch (simple) {
            case SBYTE, USHORT, UINT, ULONG, DECIMAL -> library.simple(simple);
            case BOOL, CHAR, BYTE, SHORT, INT, LONG, FLOAT, DOUBLE -> new Type.Optional(library.simple(simple));
        };
    }

    private static Simple primitive(Class<?> java, boolean unsigned) {
        for (var simple : Simple.values()) {
            boolean whole = simple.bits() > 0 && simple != Simple.CHAR;
            if (simple.java() == java && (!whole || simple.signed() != unsigned)) {
                return simple;
            }
        }
        throw new Unreadable("no .NET type for " + java);
    }

    private static ClassDesc desc(Class<?> java) {
        return java.describeConstable().orElseThrow();
    }

    /** The listed supertypes of a Java class in terms of its definition's parameters. */
    List<Type> bases(Class<?> java, Definition definition) {
        var variables = new HashMap<TypeVariable<?>, Type.Variable>();
        var parameters = java.getTypeParameters();
        for (int i = 0; i < Math.min(parameters.length, definition.parameters().size()); i++) {
            variables.put(parameters[i], definition.parameters().get(i));
        }
        var found = new ArrayList<Type>();
        if (java == String.class) {
            found.add(library.enumerable(library.simple(Simple.CHAR)));
        }
        supers(java, variables, found);
        return found;
    }

    private void supers(Class<?> java, Map<TypeVariable<?>, Type.Variable> variables, List<Type> found) {
        var supers = new ArrayList<AnnotatedType>();
        if (java.getSuperclass() != null && java.getSuperclass() != Object.class) {
            supers.add(java.getAnnotatedSuperclass());
        }
        supers.addAll(Arrays.asList(java.getAnnotatedInterfaces()));
        for (var type : supers) {
            var raw = type.getType() instanceof ParameterizedType generic
                    ? (Class<?>) generic.getRawType()
                    : (Class<?>) type.getType();
            if (raw == Enum.class || raw == FlagSet.class) {
                var base = library.find("System.Enum");
                if (base != null) {
                    found.add(base.open());
                }
            } else if (library.find(raw) != null) {
                try {
                    found.add(type(type, variables, false));
                } catch (Unreadable _) {
                    // A supertype over an unlisted type is none that C# could name.
                }
            } else {
                supers(raw, unlisted(type, raw, variables), found);
            }
        }
    }

    /** Variables of an unlisted supertype, as far as they are plain variables of ours. */
    private static Map<TypeVariable<?>, Type.Variable> unlisted(
            AnnotatedType type, Class<?> raw, Map<TypeVariable<?>, Type.Variable> variables) {
        var inner = new HashMap<TypeVariable<?>, Type.Variable>();
        if (type.getType() instanceof ParameterizedType generic) {
            var arguments = generic.getActualTypeArguments();
            for (int i = 0; i < arguments.length; i++) {
                Type.@Nullable Variable variable =
                        arguments[i] instanceof TypeVariable<?> named ? variables.get(named) : null;
                if (variable != null) {
                    inner.put(raw.getTypeParameters()[i], variable);
                }
            }
        }
        return inner;
    }
}
