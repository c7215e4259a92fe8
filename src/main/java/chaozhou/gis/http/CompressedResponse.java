package chaozhou.gis.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An answer that is coded when it is long enough and of a type that becomes smaller. */
final class CompressedResponse extends HttpServletResponseWrapper {

    /** Shorter answers fit a packet as they are. */
    private static final int SHORTEST = 1024;

    private static final Set<String> COMPRESSIBLE = Set.of(
            "application/json",
            "application/geo+json",
            "application/geo+json-seq",
            "application/vnd.ogc.fg+json",
            "application/schema+json",
            "application/problem+json",
            "application/vnd.oai.openapi+json",
            "application/vnd.mapbox.style+json",
            "application/flatgeobuf",
            "text/html",
            "text/css",
            "text/csv",
            "text/javascript",
            "text/plain",
            "image/svg+xml");

    private final ContentCoding coding;
    private final @Nullable String ifNoneMatch;
    private final Body body = new Body();
    private @Nullable PrintWriter writer;
    private long announcedLength = -1;

    /** @param ifNoneMatch as the client sent it */
    CompressedResponse(HttpServletResponse response, ContentCoding coding, @Nullable String ifNoneMatch) {
        super(response);
        this.coding = coding;
        this.ifNoneMatch = ifNoneMatch;
    }

    /** Sends what is left. */
    void finish() throws IOException {
        if (writer != null) {
            writer.flush();
        }
        if (getStatus() == SC_NOT_MODIFIED && !isCommitted()) {
            tellThatItVaries();
            tellKnownTag();
        }
        body.finish();
    }

    /** 304 names the tag of the representation that the client has. */
    private void tellKnownTag() {
        String current = getHeader("ETag");
        if (current != null && ifNoneMatch != null) {
            for (String tag : ifNoneMatch.split(",", -1)) {
                if (Compression.uncoded(tag.strip()).equals(current)) {
                    super.setHeader("ETag", tag.strip());
                }
            }
        }
    }

    /** To caches, whether or not this answer is coded (RFC 9110, 12.5.5). */
    private void tellThatItVaries() {
        if (getHeaders("Vary").stream().noneMatch(names -> names.contains("Accept-Encoding"))) {
            addHeader("Vary", "Accept-Encoding");
        }
    }

    private boolean isWorthCoding() {
        String type = getContentType();
        int end = type == null ? -1 : type.indexOf(';');
        String bare = type == null ? "" : end < 0 ? type : type.substring(0, end);
        return getHeader("Content-Encoding") == null
                && getStatus() != SC_PARTIAL_CONTENT
                && COMPRESSIBLE.contains(bare.strip());
    }

    /** A servlet that codes the answer itself says so here. */
    @Override
    public void setHeader(String name, @Nullable String value) {
        if (name.equalsIgnoreCase("Content-Length")) {
            announcedLength = value == null ? -1 : Long.parseLong(value);
            return;
        }
        super.setHeader(name, value);
        String tag = getHeader("ETag");
        if (name.equalsIgnoreCase("Content-Encoding") && value != null && tag != null) {
            super.setHeader("ETag", Compression.coded(tag, value));
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (name.equalsIgnoreCase("Content-Length")) {
            announcedLength = Long.parseLong(value);
        } else {
            super.addHeader(name, value);
        }
    }

    @Override
    public void setContentLength(int length) {
        announcedLength = length;
    }

    @Override
    public void setContentLengthLong(long length) {
        announcedLength = length;
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return body;
    }

    @Override
    public PrintWriter getWriter() {
        if (writer == null) {
            writer = new PrintWriter(new OutputStreamWriter(body, Charset.forName(getCharacterEncoding())));
        }
        return writer;
    }

    @Override
    public void flushBuffer() throws IOException {
        if (writer != null) {
            writer.flush();
        }
        body.flush();
    }

    @Override
    public void reset() {
        super.reset();
        body.forget();
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        body.forget();
    }

    /** Keeps the beginning back until it is known how the answer is sent. */
    private final class Body extends ServletOutputStream {
        private byte[] beginning = {};
        private int size;
        private boolean isFinished;
        private @Nullable OutputStream out;

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (out == null && size + length < SHORTEST) {
                if (beginning.length == 0) {
                    beginning = new byte[SHORTEST];
                }
                System.arraycopy(bytes, offset, beginning, size, length);
                size += length;
                return;
            }
            out(true).write(bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
            out(true).flush();
        }

        @Override
        public void close() throws IOException {
            finish();
        }

        void finish() throws IOException {
            if (isFinished) {
                return;
            }
            isFinished = true;
            if (out != null || size > 0) {
                out(false).close();
            } else if (announcedLength >= 0) {
                CompressedResponse.super.setContentLengthLong(announcedLength);
            }
        }

        void forget() {
            if (out != null && !(out instanceof ServletOutputStream)) {
                CompressedResponse.super.setHeader("Content-Encoding", null);
            }
            out = null;
            size = 0;
        }

        /** @param isLong whether more comes than was kept back */
        private OutputStream out(boolean isLong) throws IOException {
            if (out == null) {
                ServletOutputStream plain = CompressedResponse.super.getOutputStream();
                boolean isWorthCoding = isWorthCoding();
                if (isWorthCoding) {
                    tellThatItVaries();
                }
                if (isLong && isWorthCoding && coding != ContentCoding.IDENTITY) {
                    setHeader("Content-Encoding", coding.label());
                    out = coding.encoder(plain);
                } else {
                    if (announcedLength >= 0) {
                        CompressedResponse.super.setContentLengthLong(announcedLength);
                    }
                    out = plain;
                }
                out.write(beginning, 0, size);
                size = 0;
            }
            return out;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("Answers are written by the thread of their request.");
        }
    }
}
