package chaozhou.gis.map;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A Chromium of the system, started once for all tests of the map and closed when they are over. */
final class MapBrowser implements BeforeAllCallback {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(MapBrowser.class);

    private static final List<Path> USUAL_PLACES = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));

    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static final double ANSWER_MILLISECONDS = 20_000;

    private static Started started;

    /** The driver and the browser that it drives. */
    private record Started(Playwright playwright, Browser browser) implements AutoCloseable {

        @Override
        public void close() {
            browser.close();
            playwright.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        started = context.getRoot().getStore(NAMESPACE).computeIfAbsent(Started.class, type -> start(), Started.class);
    }

    private static Started start() {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        // A machine that does other work as well may take a while to answer.
        PlaywrightAssertions.setDefaultAssertionTimeout(ANSWER_MILLISECONDS);
        BrowserType.LaunchOptions options = new BrowserType.LaunchOptions().setArgs(QUIET);
        USUAL_PLACES.stream().filter(Files::isExecutable).findFirst().ifPresent(options::setExecutablePath);
        return new Started(playwright, playwright.chromium().launch(options));
    }

    /** Cookies, storage and clipboard of its own, on a screen of the given kind. */
    static BrowserContext context(Screen screen) {
        return started.browser().newContext(screen.options());
    }
}
