package dev.gatehouse.expr.emit;

import java.util.ArrayList;
import java.util.List;

/** The class loader of one document's expressions: dropping the document unloads them. */
public final class UnitLoader extends ClassLoader {
    private final List<Object> constants = new ArrayList<>();
    private int count;

    public UnitLoader() {
        super("expressions", UnitLoader.class.getClassLoader());
    }

    /** A name for the next class. */
    String nextName() {
        count++;
        return "dev.gatehouse.expr.generated.Expr" + count;
    }

    /** Keeps a value that class files cannot hold; gives its number. */
    int keep(Object constant) {
        constants.add(constant);
        return constants.size() - 1;
    }

    Object constant(int number) {
        return constants.get(number);
    }

    Class<?> define(String name, byte[] classFile) {
        return defineClass(name, classFile, 0, classFile.length);
    }
}
