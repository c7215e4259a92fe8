package chaozhou.gis.analysis.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class MapPictureTest {

    private static final Envelope SHOWN = new Envelope(116.6, 116.7, 23.6, 23.65);
    private static final Geometry SHAPE = new GeometryFactory().toGeometry(SHOWN);

    private static BufferedImage read(MapPicture picture) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(picture.png()));
    }

    @Test
    void withoutAnyFontAllButLettersIsDrawn() throws IOException {
        MapPicture picture = new MapPicture(SHOWN, Optional.empty());
        picture.fill(SHAPE, Color.GREEN);
        picture.draw(SHAPE, Color.RED, 3);
        picture.label(SHAPE.getCentroid().getCoordinate(), "凤凰镇", 12);
        assertThat(picture.finish()).isEqualTo(2000);
        BufferedImage image = read(picture);
        assertThat(image.getRGB(MapPicture.WIDTH / 2, MapPicture.HEIGHT / 2) & 0xffffff)
                .isEqualTo(0x00ff00);
        assertThat(image.getRGB(MapPicture.WIDTH / 2, 20) & 0xffffff).isEqualTo(0xffffff);
    }

    @Test
    void whatHasToBeSeenIsSeenAndNothingIsStretched() {
        MapPicture picture = new MapPicture(SHOWN, Optional.empty());
        assertThat(picture.ground().contains(SHOWN)).isTrue();
        double byLatitude = MapPicture.HEIGHT / picture.ground().getHeight();
        double byLongitude = MapPicture.WIDTH / picture.ground().getWidth();
        assertThat(byLongitude / byLatitude).isBetween(0.915, 0.917);
        assertThat(new MapPicture(new Envelope(116.6, 116.6, 23.6, 23.6), Optional.empty())
                        .ground()
                        .getHeight())
                .isPositive();
    }

    @Test
    void aLabelThatWouldCoverAnotherIsLeftOut() throws IOException {
        MapPicture one = new MapPicture(SHOWN, MapFonts.chinese());
        MapPicture both = new MapPicture(SHOWN, MapFonts.chinese());
        one.label(SHAPE.getCentroid().getCoordinate(), "凤凰镇", 12);
        both.label(SHAPE.getCentroid().getCoordinate(), "凤凰镇", 12);
        both.label(SHAPE.getCentroid().getCoordinate(), "意溪镇", 12);
        assertThat(both.png()).isEqualTo(one.png());
    }
}
