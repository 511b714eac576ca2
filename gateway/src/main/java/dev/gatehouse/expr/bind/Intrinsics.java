package dev.gatehouse.expr.bind;

import dev.gatehouse.expr.types.Definition;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.Exceptions;
import dev.gatehouse.expr.types.Member;
import dev.gatehouse.expr.types.MemberMethod;
import dev.gatehouse.expr.types.Type;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/** Methods that generated code calls but no library type declares. */
final class Intrinsics {
    private static final ClassDesc EXCEPTIONS =
            Exceptions.class.describeConstable().orElseThrow();
    private static final ClassDesc EXCEPTION =
            DotNetException.class.describeConstable().orElseThrow();

    private Intrinsics() {}

    /** One of the factory methods of {@link Exceptions}; the first argument is the type's name. */
    static MemberMethod exception(Definition type, String javaName) {
        var parameters = new ArrayList<MemberMethod.Parameter>();
        var types = new ArrayList<ClassDesc>();
        int strings = javaName.equals("createArgument") ? 3 : 2;
        for (int i = 0; i < strings; i++) {
            parameters.add(new MemberMethod.Parameter(
                    "p" + i, Type.Special.NULL, MemberMethod.Passing.VALUE, String.class, null));
            types.add(ConstantDescs.CD_String);
        }
        if (javaName.equals("create")) {
            parameters.add(new MemberMethod.Parameter(
                    "inner", Type.Special.NULL, MemberMethod.Passing.VALUE, DotNetException.class, null));
            types.add(EXCEPTION);
        }
        return new MemberMethod(
                Member.Kind.CONSTRUCTOR,
                type.name(),
                type,
                EXCEPTIONS,
                javaName,
                MethodTypeDesc.of(EXCEPTION, types),
                List.of(),
                null,
                parameters,
                type.open(),
                DotNetException.class,
                false,
                List.of());
    }

    /** A static method of ours, called with what its parameters take. */
    static MemberMethod of(Binder binder, Class<?> owner, String javaName, Class<?> result, List<Class<?>> parameters) {
        var declared = new ArrayList<MemberMethod.Parameter>();
        var types = new ArrayList<ClassDesc>();
        for (var parameter : parameters) {
            declared.add(new MemberMethod.Parameter(
                    "p" + declared.size(), Type.Special.NULL, MemberMethod.Passing.VALUE, parameter, null));
            types.add(parameter.describeConstable().orElseThrow());
        }
        return new MemberMethod(
                Member.Kind.STATIC,
                javaName,
                binder.library.object().definition(),
                owner.describeConstable().orElseThrow(),
                javaName,
                MethodTypeDesc.of(result.describeConstable().orElseThrow(), types),
                List.of(),
                null,
                declared,
                binder.library.object(),
                result,
                false,
                List.of());
    }
}
