package dev.gatehouse.cli;

import dev.gatehouse.app.quickstart.Example;
import dev.gatehouse.app.quickstart.Quickstart;
import dev.gatehouse.app.quickstart.RefusedFolderException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * {@code train}: serves the samples and calls them for a while, so that a recording JVM learns which classes and methods
 * a gateway uses. The launcher lets it record.
 */
@Command(name = "train", description = "Makes later starts faster: calls the samples while the JVM records.")
public final class TrainCommand implements Callable<Integer> {
    private static final int ROUNDS = 50;

    @Override
    public Integer call() throws IOException, InterruptedException, RefusedFolderException {
        try (var quickstart = Quickstart.start(QuickstartCommand.samples(), Optional.<Path>empty(), 0, _ -> {});
                var client = HttpClient.newHttpClient()) {
            for (int i = 0; i < ROUNDS; i++) {
                for (Example example : quickstart.examples()) {
                    var request = HttpRequest.newBuilder(quickstart.url().resolve(example.path()))
                            .method(
                                    example.method(),
                                    BodyPublishers.ofString(example.body().orElse("")));
                    example.headers().forEach(request::header);
                    client.send(request.build(), BodyHandlers.discarding());
                }
            }
        }
        return ExitCode.DONE;
    }
}
