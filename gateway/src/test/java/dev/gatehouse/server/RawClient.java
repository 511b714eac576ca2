package dev.gatehouse.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client of bytes. */
final class RawClient implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;

    RawClient(int port) throws IOException {
        this(port, new Socket());
    }

    private RawClient(int port, Socket unconnected) throws IOException {
        socket = unconnected;
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setSoTimeout(10_000);
        socket.setTcpNoDelay(true);
        in = socket.getInputStream();
    }

    /** A client for which little waits in the kernel: what it has not read, the gateway still holds. */
    static RawClient narrow(int port) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(32 * 1024);
        return new RawClient(port, socket);
    }

    /** Sends bytes, one for each character. */
    RawClient send(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /** A whole response: head and body, the body by its length, by chunks (joined), or none. */
    String response() throws IOException {
        var head = head();
        return head + body(head);
    }

    /** The response to a HEAD. */
    String head() throws IOException {
        var head = new ByteArrayOutputStream();
        int last = 0;
        while (last != 0x0D0A0D0A) {
            int octet = in.read();
            if (octet < 0) {
                return head.toString(StandardCharsets.ISO_8859_1);
            }
            head.write(octet);
            last = (last << 8) | octet;
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private String body(String head) throws IOException {
        int length = head.indexOf("\r\nContent-Length: ");
        if (length >= 0) {
            int size = Integer.parseInt(head.substring(length + 18, head.indexOf("\r\n", length + 2)));
            return new String(in.readNBytes(size), StandardCharsets.ISO_8859_1);
        }
        if (!head.contains("\r\nTransfer-Encoding: chunked\r\n")) {
            return "";
        }
        var body = new StringBuilder();
        for (var line = line(); !line.equals("0"); line = line()) {
            body.append(new String(in.readNBytes(Integer.parseInt(line, 16)), StandardCharsets.ISO_8859_1));
            line();
        }
        line();
        return body.toString();
    }

    String line() throws IOException {
        var line = new StringBuilder();
        for (int octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
            line.append((char) octet);
        }
        return line.toString().strip();
    }

    /** Everything until the other side closes. */
    String rest() throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    /** Ends the connection in the middle of everything. */
    void leave() throws IOException {
        socket.close();
    }

    InputStream in() {
        return in;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** One request on a connection of its own, whole response until the end of the connection. */
    static String once(int port, String request) throws IOException {
        try (var client = new RawClient(port)) {
            return client.send(request).rest();
        }
    }
}
