package chaozhou.gis.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** The map in Chromium: opened, moved, coloured, and watched by Chromium's own tracing. */
final class MapTrial {

    /** Notes when a picture was last put on a canvas, and when that was so as the map was complete for the first time. */
    private static final String WATCH = """
            window.shown = 0;
            new MutationObserver(() => {
              if (window.firstIdle === undefined && document.documentElement.dataset.mapState === 'idle') {
                window.firstIdle = window.shown;
              }
            }).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-map-state'] });
            const show = ImageBitmapRenderingContext.prototype.transferFromImageBitmap;
            ImageBitmapRenderingContext.prototype.transferFromImageBitmap = function (picture) {
              show.call(this, picture);
              requestAnimationFrame(() => { window.shown = performance.now(); });
            };""";

    private static final String IDLE = """
            new Promise(resolve => {
              const look = () => document.documentElement.dataset.mapState === 'idle' ? resolve(true) : setTimeout(look, 20);
              setTimeout(look, 120);
            })""";

    private final Chromium browser;
    private final String address;
    private final int width;
    private final int height;

    MapTrial(Chromium browser, String address, int width, int height) throws InterruptedException {
        this.browser = browser;
        this.address = address;
        this.width = width;
        this.height = height;
        browser.send("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WATCH));
    }

    /** Opens the map anew, with nothing in the browser's cache. @return seconds from navigation until all is to be seen */
    double open(String hash) throws InterruptedException {
        browser.send("Network.enable", Map.of());
        browser.send("Network.clearBrowserCache", Map.of());
        // While it is enabled the page's process keeps all answers for those who might ask the protocol for them.
        browser.send("Network.disable", Map.of());
        browser.send("Page.navigate", Map.of("url", "about:blank"));
        browser.send("Page.navigate", Map.of("url", address + "/" + hash));
        browser.evaluate("new Promise(resolve => { const look = () => window.firstIdle === undefined"
                + " ? setTimeout(look, 20) : resolve(true); look(); })");
        return browser.evaluate("window.firstIdle").asDouble() / 1000;
    }

    /** Follows a link within the page. */
    void go(String hash) throws InterruptedException {
        browser.evaluate("location.hash = '%s'".formatted(hash.substring(1)));
        browser.evaluate(IDLE);
    }

    /** Drags and turns the wheel. @return the longest stretch in milliseconds for which the main thread did nothing else */
    double moveAndTrace(int moves) throws InterruptedException {
        List<Double> tasks = new ArrayList<>();
        CountDownLatch complete = new CountDownLatch(1);
        List<JsonNode> events = new ArrayList<>();
        browser.listen(event -> {
            if (event.path("method").asString().equals("Tracing.dataCollected")) {
                event.path("params").path("value").forEach(events::add);
            } else if (event.path("method").asString().equals("Tracing.tracingComplete")) {
                complete.countDown();
            }
        });
        browser.send("Tracing.start", Map.of("transferMode", "ReportEvents", "categories", "toplevel,__metadata"));
        move(moves);
        browser.send("Tracing.end", Map.of());
        if (!complete.await(60, TimeUnit.SECONDS)) {
            throw new BenchFailure("Chromium's trace did not come to its end.");
        }
        List<String> mainThreads = events.stream()
                .filter(event -> event.path("name").asString().equals("thread_name")
                        && event.path("args").path("name").asString().equals("CrRendererMain"))
                .map(MapTrial::thread)
                .toList();
        for (JsonNode event : events) {
            if (event.path("ph").asString().equals("X") && mainThreads.contains(thread(event))) {
                tasks.add(event.path("dur").asDouble() / 1000);
            }
        }
        return tasks.stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElseThrow(() -> new BenchFailure("The trace tells of no task of the page."));
    }

    private static String thread(JsonNode event) {
        return event.path("pid").asInt() + "/" + event.path("tid").asInt();
    }

    /** So many moves: drags in four directions, and the wheel in and out between them. */
    void move(int moves) throws InterruptedException {
        for (int move = 0; move < moves; move++) {
            if (move % 5 == 4) {
                wheel(move % 10 == 4 ? -120 : 120);
            } else {
                drag(move % 4);
            }
            browser.evaluate(IDLE);
        }
    }

    private void wheel(int delta) throws InterruptedException {
        browser.send(
                "Input.dispatchMouseEvent",
                Map.of("type", "mouseWheel", "x", width * 2 / 3, "y", height / 2, "deltaX", 0, "deltaY", delta));
    }

    private void drag(int direction) throws InterruptedException {
        int[] x = {220, 0, -220, 0};
        int[] y = {0, 160, 0, -160};
        int fromX = width * 2 / 3;
        int fromY = height / 2;
        mouse("mousePressed", fromX, fromY);
        for (int step = 1; step <= 10; step++) {
            mouse("mouseMoved", fromX + x[direction] * step / 10, fromY + y[direction] * step / 10);
        }
        mouse("mouseReleased", fromX + x[direction], fromY + y[direction]);
    }

    private void mouse(String type, int x, int y) throws InterruptedException {
        browser.send(
                "Input.dispatchMouseEvent",
                Map.of("type", type, "x", x, "y", y, "button", "left", "buttons", 1, "clickCount", 1));
    }

    /** Chooses another palette of the theme that is shown. @return milliseconds until the last picture of it is there */
    double switchTheme(String palette) throws InterruptedException {
        browser.evaluate("document.querySelector('[data-testid=tool-theme][aria-expanded=false]')?.click()");
        browser.evaluate(IDLE);
        return browser.evaluate("""
                        new Promise(resolve => {
                          const begin = performance.now();
                          document.querySelector('[data-testid=palette-%s]').click();
                          const look = () => document.documentElement.dataset.mapState === 'idle' && window.shown > begin
                            ? resolve(window.shown - begin) : setTimeout(look, 20);
                          look();
                        })""".formatted(palette)).asDouble();
    }

    /** What the page's process holds in memory once garbage is collected, in MB. */
    double megabytes() throws IOException, InterruptedException {
        browser.collectGarbage();
        return browser.megabytesOfPage();
    }
}
