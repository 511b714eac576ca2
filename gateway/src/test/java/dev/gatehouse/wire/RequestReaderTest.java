package dev.gatehouse.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reader against Netty's: what ours takes for a request, the other reads in the same way. */
@SuppressWarnings("StringConcatToTextBlock") // a text block has no CR LF
class RequestReaderTest {
    private static final DefaultEventLoop EXECUTOR = new DefaultEventLoop();
    private static final List<String> SEEDS = List.of(
            "GET /a?b=c HTTP/1.1\r\nHost: g\r\nAccept: */*\r\nX-A:  b c \r\n\r\n",
            "POST /a HTTP/1.1\r\nhost: g\r\ncontent-length: 5\r\n\r\nhello",
            "PUT /a HTTP/1.1\r\nHost: g\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n1;x=y\r\n!\r\n0\r\nT: u\r\n\r\n",
            "GET / HTTP/1.0\r\nHost: g\r\nConnection: keep-alive\r\n\r\n",
            "DELETE /a HTTP/1.1\r\nHost: g\r\nConnection: close, X-A\r\nX-A: b\r\n\r\n");

    @AfterAll
    static void stop() {
        var _ = EXECUTOR.shutdownGracefully();
    }

    /** What a reader made of a sequence of bytes: a line for each message, and how it ended. */
    private static final class Ours extends RequestReader {
        final List<String> messages = new ArrayList<>();
        boolean broken;
        private StringBuilder message = new StringBuilder();

        Ours(Loop loop) {
            super(loop, new MessageReader.Limits(200, 500, 20), false);
        }

        @Override
        protected void head(Head.Request head) {
            message = new StringBuilder(head.method() + " " + head.target());
            if (head.length() == 0) {
                end();
            }
        }

        @Override
        protected void data(ByteBuf chunk) {
            message.append('|').append(chunk.toString(StandardCharsets.ISO_8859_1));
            chunk.release();
        }

        @Override
        protected void end() {
            messages.add(message.toString().replace("|", ""));
            next();
        }

        @Override
        protected void broken(MessageException why) {
            broken = true;
        }
    }

    private static Ours ours(Loop loop, String bytes, @Nullable Random cuts) {
        var reader = new Ours(loop);
        int at = 0;
        while (at < bytes.length()) {
            int size = cuts == null ? bytes.length() : 1 + cuts.nextInt(Math.min(20, bytes.length() - at));
            int end = Math.min(bytes.length(), at + size);
            reader.feed(Unpooled.copiedBuffer(bytes.substring(at, end), StandardCharsets.ISO_8859_1));
            at = end;
        }
        reader.release();
        return reader;
    }

    private static List<String> theirs(String bytes) {
        var channel = new EmbeddedChannel(new HttpRequestDecoder());
        channel.writeInbound(Unpooled.copiedBuffer(bytes, StandardCharsets.ISO_8859_1));
        List<String> messages = new ArrayList<>();
        var message = new StringBuilder();
        for (HttpObject part = channel.readInbound(); part != null; part = channel.readInbound()) {
            if (part.decoderResult().isFailure()) {
                ReferenceCountUtil.release(part);
                break;
            }
            if (part instanceof HttpRequest request) {
                message = new StringBuilder(request.method() + " " + request.uri());
            }
            if (part instanceof HttpContent content) {
                message.append(content.content().toString(StandardCharsets.ISO_8859_1));
            }
            if (part instanceof LastHttpContent) {
                messages.add(message.toString());
            }
            ReferenceCountUtil.release(part);
        }
        channel.finishAndReleaseAll();
        return messages;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatIsTakenIsReadAsAnotherReaderDoes(long seed) {
        var random = new Random(seed);
        var loop = new Loop(EXECUTOR);
        int taken = 0;
        for (int round = 0; round < 4000; round++) {
            var bytes =
                    mutated(SEEDS.get(random.nextInt(SEEDS.size())), random) + SEEDS.get(random.nextInt(SEEDS.size()));
            var whole = ours(loop, bytes, null);
            var cut = ours(loop, bytes, random);
            assertThat(cut.messages).as(bytes).isEqualTo(whole.messages);
            assertThat(cut.broken).as(bytes).isEqualTo(whole.broken);
            var reference = theirs(bytes);
            assertThat(reference.size()).as(bytes).isGreaterThanOrEqualTo(whole.messages.size());
            assertThat(whole.messages).as(bytes).isEqualTo(reference.subList(0, whole.messages.size()));
            taken += whole.messages.size();
        }
        assertThat(taken).as("messages that both read").isGreaterThan(1000);
    }

    /** A few bytes changed, left out, doubled or brought in. */
    private static String mutated(String text, Random random) {
        var bytes = new StringBuilder(text);
        var strange = "\r\n\t :;,0123456789abcdefx\"\0\u007f\u00e9CHTE";
        for (int i = random.nextInt(3); i > 0; i--) {
            int at = random.nextInt(bytes.length());
            char c = strange.charAt(random.nextInt(strange.length()));
            switch (random.nextInt(4)) {
                case 0 -> bytes.setCharAt(at, c);
                case 1 -> bytes.deleteCharAt(at);
                case 2 -> bytes.insert(at, c);
                default -> bytes.insert(at, bytes.substring(at, Math.min(bytes.length(), at + 10)));
            }
        }
        return bytes.toString();
    }

    @Test
    void aBodyThatIsPausedWaits() {
        var received = new StringBuilder();
        var reader = new RequestReader(new Loop(EXECUTOR), new MessageReader.Limits(200, 500, 20), false) {
            @Override
            protected void head(Head.Request head) {
                received.append("head ").append(head.length()).append(' ');
                pause();
            }

            @Override
            protected void data(ByteBuf chunk) {
                received.append(chunk.toString(StandardCharsets.ISO_8859_1)).append(' ');
                chunk.release();
            }

            @Override
            protected void end() {
                received.append("end ");
            }

            @Override
            protected void broken(MessageException why) {
                received.append(why.getMessage());
            }
        };
        var two = "POST / HTTP/1.1\r\nHost: g\r\nContent-Length: 3\r\n\r\nabcGET / HTTP/1.1\r\nHost: g\r\n\r\n";
        reader.feed(Unpooled.copiedBuffer(two, StandardCharsets.ISO_8859_1));
        assertThat(received).hasToString("head 3 ");
        reader.proceed();
        assertThat(received).hasToString("head 3 abc end ");
        assertThat(reader.hasBacklog()).isTrue();
        reader.next();
        assertThat(received).hasToString("head 3 abc end head 0 ");
        reader.release();
    }
}
