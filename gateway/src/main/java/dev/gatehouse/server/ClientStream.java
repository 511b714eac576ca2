package dev.gatehouse.server;

import dev.gatehouse.policy.Exchange;
import dev.gatehouse.policy.Response;
import dev.gatehouse.proxy.Call;
import java.util.function.Consumer;

/** One request of a client, and the way its response goes back. Used on its loop, but for {@link #accept}. */
interface ClientStream extends Consumer<Exchange> {
    Peer peer();

    /** Tells the way to the backend, which is to be cancelled if the client leaves. */
    void calling(Call call);

    /** Its exchange begins: observers know it, policies do not yet. Not said of a request that makes none. */
    void began(Exchange exchange);

    /** The request was none: nothing that follows it on its connection is believed. */
    void distrust();

    /** Sends the response; once. */
    void respond(Response response);

    /** The exchange is settled; from any thread. */
    @Override
    void accept(Exchange exchange);
}
