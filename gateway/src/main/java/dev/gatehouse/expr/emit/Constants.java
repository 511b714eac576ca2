package dev.gatehouse.expr.emit;

import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.invoke.MethodHandles;

/** Constants of generated classes that a class file cannot hold: decimals, type tokens. */
public final class Constants {
    private static final DirectMethodHandleDesc BOOTSTRAP = ConstantDescs.ofConstantBootstrap(
            Constants.class.describeConstable().orElseThrow(), "load", ConstantDescs.CD_Object, ConstantDescs.CD_int);

    private Constants() {}

    /** Called by the JVM, once per constant. */
    public static Object load(MethodHandles.Lookup lookup, String name, Class<?> type, int number) {
        if (lookup.lookupClass().getClassLoader() instanceof UnitLoader loader) {
            return type.cast(loader.constant(number));
        }
        throw new IllegalStateException("not a class of ours: " + lookup.lookupClass());
    }

    /** The constant as something to load. */
    static DynamicConstantDesc<?> describe(UnitLoader loader, Object value, Class<?> type) {
        ClassDesc desc = type.describeConstable().orElseThrow();
        return DynamicConstantDesc.ofNamed(BOOTSTRAP, "constant", desc, loader.keep(value));
    }
}
