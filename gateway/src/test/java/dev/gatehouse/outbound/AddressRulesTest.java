package dev.gatehouse.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressRulesTest {
    private static boolean allows(AddressRules rules, String address) {
        try {
            rules.check(URI.create(address));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://1.1.1.1/keys,             true,  true",
        "https://[2606:4700::1111]/keys,   true,  true",
        "http://1.1.1.1/keys,              false, true",
        "https://127.0.0.1/keys,           false, true",
        "https://127.9.9.9/keys,           false, true",
        "http://localhost:8080/keys,       false, true",
        "https://[::1]/keys,               false, true",
        "https://[::ffff:127.0.0.1]/keys,  false, true",
        "https://10.1.2.3/keys,            false, true",
        "https://172.16.0.1/keys,          false, true",
        "https://192.168.1.1/keys,         false, true",
        "https://100.64.0.1/keys,          false, true",
        "https://[fd00::1]/keys,           false, true",
        "https://[fec0::1]/keys,           false, true",
        "https://localhost/keys,           false, true",
        "https://public.names.test/keys,   true,  true",
        "https://private.names.test/keys,  false, true",
        "https://mixed.names.test/keys,    false, true",
        "https://loopback.names.test/keys, false, true",
        "https://metadata.names.test/keys, false, false",
        "https://mapped.names.test/keys,   false, false",
        "https://unknown.names.test/keys,  false, false",
        "https://169.254.169.254/keys,     false, false",
        "https://168.63.129.16/keys,       false, false",
        "https://100.100.100.200/keys,     false, false",
        "https://[fd00:ec2::254]/keys,     false, false",
        "https://[fd20:ce::254]/keys,      false, false",
        "https://[fe80::1]/keys,           false, false",
        "https://[::ffff:169.254.169.254]/, false, false",
        "https://[64:ff9b::a9fe:a9fe]/,    false, false",
        "https://[2002:a9fe:a9fe::1]/,     false, false",
        "https://0.0.0.0/keys,             false, false",
        "https://[::]/keys,                false, false",
        "https://0.1.2.3/keys,             false, false",
        "https://224.0.0.1/keys,           false, false",
        "https://255.255.255.255/keys,     false, false",
        "https://user@1.1.1.1/keys,        false, false",
        "file:///etc/passwd,               false, false",
        "ftp://1.1.1.1/keys,               false, false",
        "keys.json,                        false, false",
        "https:///keys,                    false, false"
    })
    void b24_onlyPublicAddressesByHttps(String address, boolean usually, boolean insecure) {
        assertThat(allows(AddressRules.publicOnly(false), address)).isEqualTo(usually);
        assertThat(allows(AddressRules.publicOnly(true), address)).isEqualTo(insecure);
    }

    @ParameterizedTest
    @CsvSource({
        "https://1.1.1.1/hook,             true",
        "https://10.1.2.3/hook,            true",
        "https://192.168.1.1/hook,         true",
        "https://100.64.0.1/hook,          true",
        "https://[fd00::1]/hook,           true",
        "http://10.1.2.3/hook,             false",
        "https://127.0.0.1/hook,           false",
        "https://[::1]/hook,               false",
        "https://[::ffff:127.0.0.1]/hook,  false",
        "https://private.names.test/hook,  true",
        "https://mixed.names.test/hook,    true",
        "https://metadata.names.test/hook, false",
        "https://100.100.100.200/hook,     false",
        "https://[fd00:ec2::254]/hook,     false",
        "https://169.254.169.254/hook,     false",
        "https://[fe80::1]/hook,           false",
        "https://[64:ff9b::a9fe:a9fe]/,    false",
        "https://0.0.0.0/hook,             false",
        "https://192.0.0.1/hook,           false",
        "https://user@10.1.2.3/hook,       false"
    })
    void i05_privateNetworksByHttpsAndNeverThisMachine(String address, boolean allowed) {
        assertThat(allows(AddressRules.withPrivateNetworks(false), address)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "https://private.names.test/keys,  true",
        "https://PRIVATE.names.test/keys,  true",
        "https://mixed.names.test/keys,    false",
        "https://10.1.2.3/keys,            false",
        "http://private.names.test/keys,   false",
        "https://loopback.names.test/keys, false",
        "https://metadata.names.test/keys, false"
    })
    void b24_aHostThatMayBePrivateIsNamed(String address, boolean allowed) {
        var rules = AddressRules.publicBut(
                List.of("Private.Names.Test", "loopback.names.test", "metadata.names.test"), false);
        assertThat(allows(rules, address)).isEqualTo(allowed);
    }
}
