package chaozhou.gis.jobs;

import chaozhou.gis.error.GisException;
import chaozhou.gis.error.GisException.InvalidParameter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/** Files of a request in a temporary folder of their own, which goes with them. */
public final class Upload implements AutoCloseable {

    private final List<Path> files = new ArrayList<>();
    private @Nullable Path folder;

    /** Takes the parts of a form that are files. */
    void take(HttpServletRequest request) throws IOException {
        try {
            for (Part part : request.getParts()) {
                if (part.getSubmittedFileName() != null) {
                    // The container's own file is moved here, not copied.
                    part.write(
                            target(part.getSubmittedFileName()).toAbsolutePath().toString());
                }
            }
        } catch (ServletException | IllegalStateException e) {
            throw new GisException.TooLarge(
                    "The files can't be taken: %s. Send fewer or smaller ones at once, or run ./gis with them where the service is."
                            .formatted(e.getMessage()));
        }
    }

    /** Takes a file that stays where it is. */
    void take(Path file) {
        files.add(file);
    }

    /** Takes a file that is written here. */
    void take(String name, ResultFile.Content content) throws IOException {
        try (OutputStream out = Files.newOutputStream(target(name))) {
            content.write(out);
        }
    }

    /** The last name of a path, as a file of the folder; a browser may send a whole path. */
    private Path target(String name) throws IOException {
        String bare = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cntrl}:*?\"<>|]", "_");
        Path target = folder().resolve(bare.isEmpty() || bare.startsWith(".") ? "file" + files.size() : bare);
        if (files.contains(target)) {
            throw new InvalidParameter("file", "There are two files named %s.".formatted(bare));
        }
        files.add(target);
        return target;
    }

    /**
     * Takes a file, or several, out of an input.
     *
     * @param input a text in Base64, or an object with such a {@code value}, or an array of them
     * @throws InvalidParameter when it is something else
     */
    void take(String place, JsonNode input) throws IOException {
        for (JsonNode one : input.isArray() ? input : List.of(input)) {
            JsonNode value = one.isObject() ? one.path("value") : one;
            byte[] content = content(value);
            if (content == null) {
                throw new InvalidParameter(
                        place,
                        "%s must be a file in Base64, or several in an array; a form (multipart/form-data) takes larger ones."
                                .formatted(place));
            }
            Files.write(target(one.path("name").asString("file" + files.size())), content);
        }
    }

    /** What a text in Base64 tells; null: it is none. */
    private static byte @Nullable [] content(JsonNode value) {
        try {
            return value.isString() ? Base64.getMimeDecoder().decode(value.stringValue()) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private Path folder() throws IOException {
        if (folder == null) {
            folder = Files.createTempDirectory("gis-upload-");
        }
        return folder;
    }

    /** An empty file for what is made of the files; it goes with them. */
    public Path scratchFile() throws IOException {
        return Files.createTempFile(folder(), ".made-", "");
    }

    public List<Path> files() {
        return List.copyOf(files);
    }

    @Override
    public void close() {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
