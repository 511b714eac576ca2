package dev.gatehouse.server;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A backend of bytes: for each request that it reads, a script writes what it likes. */
final class RawBackend implements AutoCloseable {
    /** Heads of the requests that came, as they were on the wire. */
    final List<String> heads = new CopyOnWriteArrayList<>();

    final List<String> bodies = new CopyOnWriteArrayList<>();
    final AtomicInteger connections = new AtomicInteger();

    private final ServerSocket server;
    private final Script script;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    /** What a backend does with a request. */
    interface Script {
        /** @param body what of the request's body has been read: all of it */
        void answer(Connection connection, String head, String body) throws IOException;
    }

    /** A connection that a script may write to, read from and close. */
    record Connection(Socket socket, InputStream in, OutputStream out) {
        void write(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }
    }

    RawBackend(Script script) throws IOException {
        this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
    }

    RawBackend(ServerSocket server, Script script) {
        this.server = server;
        this.script = script;
        Thread.ofVirtual().start(this::accept);
    }

    /** Answers every request with 200 and this body. */
    static RawBackend answering(String body) throws IOException {
        return new RawBackend((connection, _, _) ->
                connection.write("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body));
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    int port() {
        return server.getLocalPort();
    }

    String lastHead() {
        return heads.getLast();
    }

    private void accept() {
        try {
            while (true) {
                var socket = server.accept();
                sockets.add(socket);
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var connection = new Connection(socket, socket.getInputStream(), socket.getOutputStream());
            for (var head = head(connection.in); !head.isEmpty(); head = head(connection.in)) {
                heads.add(head);
                var body = body(connection.in, head);
                bodies.add(body);
                script.answer(connection, head, body);
                if (socket.isClosed()) {
                    return;
                }
            }
        } catch (IOException e) {
            // the gateway has closed
        }
    }

    private static String head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        int last = 0;
        for (int octet = in.read(); octet >= 0; octet = in.read()) {
            head.write(octet);
            last = (last << 8) | octet;
            if (last == 0x0D0A0D0A) {
                return head.toString(StandardCharsets.UTF_8);
            }
        }
        return "";
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
            line.append((char) octet);
        }
        return line.toString().strip();
    }

    private static int chunk(InputStream in) throws IOException {
        var line = line(in);
        if (line.isEmpty()) {
            throw new EOFException("half a body");
        }
        return Integer.parseInt(line, 16);
    }

    private static String body(InputStream in, String head) throws IOException {
        if (head.contains("\r\nTransfer-Encoding: chunked\r\n")) {
            var body = new StringBuilder();
            for (int size = chunk(in); size > 0; size = chunk(in)) {
                body.append(new String(in.readNBytes(size), StandardCharsets.ISO_8859_1));
                line(in);
            }
            line(in);
            return body.toString();
        }
        int at = head.indexOf("\r\nContent-Length: ");
        if (at < 0) {
            return "";
        }
        int length = Integer.parseInt(head.substring(at + 18, head.indexOf("\r\n", at + 2)));
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("half a body");
        }
        return new String(body, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (var socket : sockets) {
            socket.close();
        }
    }
}
