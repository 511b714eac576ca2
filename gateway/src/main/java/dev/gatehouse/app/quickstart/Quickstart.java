package dev.gatehouse.app.quickstart;

import dev.gatehouse.app.Gateway;
import dev.gatehouse.app.echo.EchoBackend;
import dev.gatehouse.app.idp.IdentityProvider;
import dev.gatehouse.artifacts.LoadResult;
import dev.gatehouse.artifacts.SecretValues;
import dev.gatehouse.expr.CSharpCompiler;
import dev.gatehouse.settings.Settings;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A running quickstart. What was started is stopped by {@link #close}, in the opposite order; a folder that was not to
 * be kept goes with it.
 */
public final class Quickstart implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final int ADMIN_DISTANCE = 10;
    private static final int MAX_PORT = 65_535;

    private final Path folder;
    private final boolean kept;
    private @Nullable EchoBackend backend;
    private @Nullable IdentityProvider provider;
    private final String adminSecret;
    private @Nullable Gateway gateway;

    private Quickstart(Path folder, boolean kept, String adminSecret) {
        this.folder = folder;
        this.kept = kept;
        this.adminSecret = adminSecret;
    }

    /**
     * Starts one on loopback.
     *
     * @param sample the folder to copy
     * @param keep where the copy goes and stays; one that quickstart made earlier is served as it is, on the ports that
     *     its documents name
     * @param port the gateway's; 0 for any that is free. Backend and identity provider take the two ports behind it where
     *     they are free, else others; the admin listener likewise the tenth
     * @param adminSecret the admin listener's bearer secret; empty makes one
     * @param report hears of every reload, good or bad
     * @throws IOException if the gateway's port is taken or the folder will not do
     * @throws RefusedFolderException if a kept folder has errors
     */
    public static Quickstart start(
            Path sample, Optional<Path> keep, int port, String adminSecret, Consumer<LoadResult> report)
            throws IOException, RefusedFolderException {
        var folder = keep.isPresent() ? keep.get() : Files.createTempDirectory("gatehouse-quickstart");
        var secret = adminSecret.isEmpty() ? Gateway.newAdminSecret() : adminSecret;
        var quickstart = new Quickstart(folder, keep.isPresent(), secret);
        try {
            quickstart.start(sample, port, report);
            return quickstart;
        } catch (IOException | RefusedFolderException | RuntimeException e) {
            quickstart.close();
            throw e;
        }
    }

    private void start(Path sample, int port, Consumer<LoadResult> report) throws IOException, RefusedFolderException {
        var remembered = Addresses.of(folder);
        if (remembered.isPresent()) {
            backend = exactlyAt(remembered.get().backend(), EchoBackend::start);
            provider = exactlyAt(remembered.get().identityProvider(), Quickstart::provider);
        } else {
            backend = atOrElsewhere(beside(port, 1), EchoBackend::start);
            provider = atOrElsewhere(beside(port, 2), Quickstart::provider);
            SampleFolder.copy(sample, folder, new Addresses(backend.url(), provider.url()));
        }
        var loaded = startGateway(port, beside(port, ADMIN_DISTANCE), report);
        if (loaded.catalog() == null) {
            throw new RefusedFolderException(loaded.diagnostics());
        }
    }

    /** Starts one whose admin listener has a secret that nobody has chosen. */
    public static Quickstart start(Path sample, Optional<Path> keep, int port, Consumer<LoadResult> report)
            throws IOException, RefusedFolderException {
        return start(sample, keep, port, "", report);
    }

    private LoadResult startGateway(int port, int adminPort, Consumer<LoadResult> report) throws IOException {
        var options = new Gateway.Options(
                folder,
                HOST,
                port,
                isFree(adminPort) ? adminPort : 0,
                adminSecret,
                SecretValues.NONE,
                Settings.DEFAULT.withInsecureLoopback(true),
                folder.resolve(Gateway.DATA));
        var made = new Gateway(options, CSharpCompiler.create(), InstantSource.system());
        gateway = made;
        return made.start(report);
    }

    /** Whether the admin listener could have it a moment ago; if not, any other will do. */
    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static IdentityProvider provider(int port) throws IOException {
        return IdentityProvider.start(port, Clock.systemUTC(), Walkthrough.ISSUERS);
    }

    private static int beside(int port, int distance) {
        return port == 0 || port + distance > MAX_PORT ? 0 : port + distance;
    }

    private interface Starter<T> {
        T start(int port) throws IOException;
    }

    private <T> T exactlyAt(URI address, Starter<T> starter) throws IOException {
        try {
            return starter.start(address.getPort());
        } catch (BindException e) {
            throw new BindException("%s, which the documents in %s name".formatted(address.getAuthority(), folder));
        }
    }

    private static <T> T atOrElsewhere(int port, Starter<T> starter) throws IOException {
        try {
            return starter.start(port);
        } catch (BindException taken) {
            return starter.start(0);
        }
    }

    /** Where the artifacts lie that are served. */
    public Path folder() {
        return folder;
    }

    /** The gateway's address. */
    public URI url() {
        return URI.create("http://" + HOST + ":" + started(gateway).port());
    }

    /** The admin listener's. */
    public URI adminUrl() {
        return URI.create("http://" + HOST + ":" + started(gateway).adminPort());
    }

    /** The admin listener's bearer secret. */
    public String adminSecret() {
        return adminSecret;
    }

    /** The identity provider's. */
    public IdentityProvider identityProvider() {
        return started(provider);
    }

    /** Calls to try, with tokens that are good for an hour from now. */
    public List<Example> examples() {
        return new Walkthrough(started(provider)).examples();
    }

    private static <T> T started(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("not started");
        }
        return part;
    }

    @Override
    public void close() throws IOException {
        if (gateway != null) {
            gateway.close();
        }
        if (provider != null) {
            provider.close();
        }
        if (backend != null) {
            backend.close();
        }
        if (!kept) {
            SampleFolder.delete(folder);
        }
    }
}
