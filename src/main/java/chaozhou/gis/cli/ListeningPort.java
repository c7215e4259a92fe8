package chaozhou.gis.cli;

import chaozhou.gis.error.GisException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * Where the service is to listen. Tried before anything else is done: the web server itself starts last.
 *
 * @param address null for all addresses of the machine
 * @param port 0 for any that is free
 */
record ListeningPort(@Nullable String address, int port) {

    private static final int LARGEST = 65535;

    /** @throws GisException.Setup when the settings name no port */
    static ListeningPort of(Environment environment) {
        String port = environment.getProperty("server.port", "8080").strip();
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > LARGEST) {
            throw new GisException.Setup(
                    "SERVER_PORT (server.port) is '%s'; it must be a number from 0 to %d.".formatted(port, LARGEST));
        }
        return new ListeningPort(environment.getProperty("server.address"), Integer.parseInt(port));
    }

    /** @throws GisException.Setup when the service could not listen there */
    void requireFree() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(
                    address == null
                            ? new InetSocketAddress(port)
                            : new InetSocketAddress(InetAddress.getByName(address), port));
        } catch (UnknownHostException e) {
            throw new GisException.Setup(
                    "SERVER_ADDRESS (server.address) is '" + address + "', which is no address.", e);
        } catch (IOException e) {
            throw new GisException.Setup(reason(String.valueOf(e.getMessage())), e);
        }
    }

    private String reason(String message) {
        if (message.contains("Permission denied")) {
            return "You may not use the port " + port
                    + ": those below 1024 are root's. Start with SERVER_PORT=8080 ./gis serve.";
        }
        return message.contains("in use")
                ? "The port " + port
                        + " is in use by another program. End it, or start with SERVER_PORT=8081 ./gis serve."
                : "The service can't listen on port " + port + ": " + message + ".";
    }
}
