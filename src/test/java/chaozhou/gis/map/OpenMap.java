package chaozhou.gis.map;

import chaozhou.gis.RunningService;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** The map in a window of its own, and what the window asked for and complained of since it was opened. */
final class OpenMap implements AutoCloseable {

    private final URI base;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> otherHosts = new ArrayList<>();

    private OpenMap(URI base, BrowserContext context) {
        this.base = base;
        this.context = context;
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (List.of("error", "warning").contains(message.type())) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        String own = base.getAuthority();
        page.onRequest(request -> {
            URI address = URI.create(request.url());
            if (address.getScheme().startsWith("http") && !own.equals(address.getAuthority())) {
                otherHosts.add(request.url());
            }
        });
    }

    /** A window whose page is still blank. */
    static OpenMap blank(Screen screen) {
        return new OpenMap(RunningService.address("/"), MapBrowser.context(screen));
    }

    /** A window whose page is still blank, and that reaches the service at another address. */
    static OpenMap blank(Screen screen, URI base) {
        return new OpenMap(base, MapBrowser.context(screen));
    }

    /**
     * The map as a link shows it, drawn completely.
     *
     * @param hash empty, or from the number sign on
     */
    static OpenMap at(Screen screen, String hash) {
        OpenMap map = blank(screen);
        map.go(hash);
        map.idle();
        return map;
    }

    void go(String hash) {
        page.navigate(base + hash);
    }

    /** Waits until all is drawn and nothing is under way. */
    void idle() {
        page.locator("html[data-map-state=idle]").waitFor();
    }

    Page page() {
        return page;
    }

    Locator part(String testid) {
        return page.getByTestId(testid);
    }

    /** Opens the panel of a tool, unless it is open. */
    void openTool(String tool) {
        if ("false".equals(part("tool-" + tool).getAttribute("aria-expanded"))) {
            part("tool-" + tool).click();
        }
        part("panel-" + tool).waitFor();
    }

    /** The row of an attribute in the panel that says what is here. */
    Locator attribute(String name) {
        return part("identify-attributes").locator("[data-attribute=" + name + "]");
    }

    /** The link of the present view, from the number sign on. */
    String hash() {
        return (String) page.evaluate("location.hash");
    }

    /** Clicks places of the map, given as shares of its width and height. */
    void clickAt(double... shares) {
        BoundingBox map = part("map").boundingBox();
        for (int i = 0; i + 1 < shares.length; i += 2) {
            page.mouse().click(map.x + map.width * shares[i], map.y + map.height * shares[i + 1]);
        }
    }

    /** Gives the map files as if they were chosen or dropped. */
    void giveFiles(Path... files) {
        part("own-files").setInputFiles(files);
    }

    /** What the browser saves when something is done. */
    Download download(Runnable action) {
        return page.waitForDownload(new Page.WaitForDownloadOptions().setTimeout(120_000), action);
    }

    /** The picture of the map as it is now, without what lies over it. */
    byte[] drawing() {
        BoundingBox map = part("map").boundingBox();
        double width = map.width / 3;
        double height = map.height / 3;
        return page.screenshot(new Page.ScreenshotOptions().setClip(map.x + width, map.y + height, width, height));
    }

    /** The colour of the window at a place, as RRGGBB. */
    String color(Point place) {
        try {
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(page.screenshot()));
            return "%06x".formatted(picture.getRGB((int) place.x(), (int) place.y()) & 0xffffff);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The middle of the map, in pixels of the window. */
    Point middle() {
        BoundingBox map = part("map").boundingBox();
        return new Point(map.x + map.width / 2, map.y + map.height / 2);
    }

    /** A place in the window, in pixels from its upper left corner. */
    record Point(double x, double y) {}

    /** Keeps a picture of the window as {@code target/screenshots/NAME.png}. */
    void keepPicture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
    }

    /** Errors and warnings on the console, and exceptions that nobody caught. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Addresses asked for that are not the service's own. */
    List<String> otherHosts() {
        return List.copyOf(otherHosts);
    }

    @Override
    public void close() {
        context.close();
    }
}
