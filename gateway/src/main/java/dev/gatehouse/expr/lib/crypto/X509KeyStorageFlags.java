package dev.gatehouse.expr.lib.crypto;

import dev.gatehouse.expr.types.FlagSet;
import java.util.List;

/** {@code System.Security.Cryptography.X509Certificates.X509KeyStorageFlags}: of no consequence, keys stay in memory. */
public final class X509KeyStorageFlags extends FlagSet<X509KeyStorageFlags> {
    X509KeyStorageFlags(int bits) {
        super(bits);
    }

    @Override
    public X509KeyStorageFlags of(int bits) {
        return new X509KeyStorageFlags(bits);
    }

    @Override
    protected List<String> names() {
        return List.of(
                "DefaultKeySet",
                "UserKeySet",
                "MachineKeySet",
                "Exportable",
                "UserProtected",
                "PersistKeySet",
                "EphemeralKeySet");
    }
}
