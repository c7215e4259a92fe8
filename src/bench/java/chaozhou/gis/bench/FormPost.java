package chaozhou.gis.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;

/** Execute requests with a file, as parts of a form. */
final class FormPost {

    private static final String BOUNDARY = "----parts";

    private FormPost() {}

    /**
     * Sends one.
     *
     * @param request the execute request, JSON
     * @param headers names and values in turn
     * @throws BenchFailure when it is refused
     */
    static String send(HttpClient http, String address, String request, Path file, String... headers)
            throws IOException, InterruptedException {
        String head =
                "--%1$s\r\nContent-Disposition: form-data; name=\"request\"\r\n\r\n%2$s\r\n--%1$s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%3$s\"\r\n\r\n"
                        .formatted(BOUNDARY, request, file.getFileName());
        HttpRequest.Builder post = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.concat(
                        HttpRequest.BodyPublishers.ofString(head),
                        HttpRequest.BodyPublishers.ofFile(file),
                        HttpRequest.BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n")));
        if (headers.length > 0) {
            post.headers(headers);
        }
        HttpResponse<String> answer = http.send(post.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new BenchFailure("%s answered with %d: %s".formatted(address, answer.statusCode(), answer.body()));
        }
        return answer.body();
    }
}
