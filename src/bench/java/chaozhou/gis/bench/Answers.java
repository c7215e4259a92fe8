package chaozhou.gis.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** What a server answers, for the checks before anything is measured. */
final class Answers {

    private final HttpClient client = HttpClient.newHttpClient();
    private final String address;

    /** @param address without a slash at its end */
    Answers(String address) {
        this.address = address;
    }

    /** An answer as it was sent. */
    record Answer(HttpResponse<byte[]> response) {

        int status() {
            return response.statusCode();
        }

        /** Compressed when the answer is. */
        byte[] body() {
            return response.body();
        }

        /** The media type, empty when there is none. */
        String type() {
            return response.headers().firstValue("Content-Type").orElse("");
        }

        boolean isGzip() {
            return response.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
        }

        byte[] content() {
            if (!isGzip()) {
                return body();
            }
            try (GZIPInputStream input = new GZIPInputStream(new ByteArrayInputStream(body()))) {
                return input.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String text() {
            return new String(content(), StandardCharsets.UTF_8);
        }
    }

    /** @throws BenchFailure when it is neither 200 nor 204 */
    Answer get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Accept-Encoding", "gzip")
                .build();
        HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200 && response.statusCode() != 204) {
            throw new BenchFailure("The answer to %s is %d, not 200.".formatted(path, response.statusCode()));
        }
        return new Answer(response);
    }
}
