package chaozhou.gis.transfer;

import chaozhou.gis.RunningService;
import chaozhou.gis.RunningService.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Execute requests with files, as parts of a form. */
public final class FormPost {

    private static final String BOUNDARY = "----parts-of-a-form";

    private FormPost() {}

    /** @param headers names and values in turn */
    static Answer execute(String process, Map<String, ?> inputs, Path file, String... headers) throws IOException {
        return send(process, Map.of("inputs", inputs), file, headers);
    }

    /** The same with a whole request. */
    public static Answer send(String process, Map<String, ?> body, Path file, String... headers) throws IOException {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        String request = JsonMapper.shared().writeValueAsString(body);
        write(
                form,
                "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"request\"\r\n\r\n" + request + "\r\n");
        write(
                form,
                "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + file.getFileName()
                        + "\"\r\n\r\n");
        form.write(Files.readAllBytes(file));
        write(form, "\r\n--" + BOUNDARY + "--\r\n");
        HttpRequest.Builder post = HttpRequest.newBuilder(
                        RunningService.address("/api/processes/" + process + "/execution"))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(form.toByteArray()));
        if (headers.length > 0) {
            post.headers(headers);
        }
        return RunningService.send(post.build());
    }

    private static void write(ByteArrayOutputStream form, String text) throws IOException {
        form.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
