package dev.gatehouse.policy.context;

import dev.gatehouse.expr.lib.crypto.Certificate;
import dev.gatehouse.expr.types.DotNetException;
import dev.gatehouse.expr.types.KeyValuePair;
import dev.gatehouse.expr.types.Out;
import dev.gatehouse.expr.types.ReadOnlyDictionary;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A view of the certificates of a deployment. The keys are thumbprints; the ids that they have in Azure are found too. */
final class CertificateDictionary implements ReadOnlyDictionary<String, Certificate> {
    private final Map<String, Certificate> byThumbprint = new LinkedHashMap<>();
    private final Map<String, Certificate> byId = new LinkedHashMap<>();

    CertificateDictionary(Map<String, dev.gatehouse.model.Certificate> certificates) {
        certificates.forEach((id, known) -> {
            var certificate = new Certificate(known.certificate(), known.key());
            byId.put(id, certificate);
            byThumbprint.put(certificate.thumbprint(), certificate);
        });
    }

    private @Nullable Certificate find(String key) {
        var found = byThumbprint.get(Views.key(key));
        return found != null ? found : byId.get(key);
    }

    @Override
    public Certificate Item(String key) {
        var found = find(key);
        if (found == null) throw DotNetException.keyNotFound();
        return found;
    }

    @Override
    public boolean ContainsKey(String key) {
        return find(key) != null;
    }

    @Override
    public boolean TryGetValue(String key, Out<Certificate> value) {
        value.value = find(key);
        return value.value != null;
    }

    @Override
    public Iterable<String> Keys() {
        return byThumbprint.keySet();
    }

    @Override
    public Iterable<Certificate> Values() {
        return byThumbprint.values();
    }

    @Override
    public int Count() {
        return byThumbprint.size();
    }

    @Override
    public Iterator<KeyValuePair<String, Certificate>> iterator() {
        return Views.map(byThumbprint.entrySet(), entry -> new KeyValuePair<>(entry.getKey(), entry.getValue()))
                .iterator();
    }
}
