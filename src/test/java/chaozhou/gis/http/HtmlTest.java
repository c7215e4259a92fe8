package chaozhou.gis.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlTest {

    @Test
    void whatHasAMeaningInHtmlIsEscaped() {
        assertThat(Html.escaped("<b a=\"1\">A&B 潮州</b>")).isEqualTo("&lt;b a=&quot;1&quot;&gt;A&amp;B 潮州&lt;/b&gt;");
        assertThat(Html.link("http://a/?x=1&y=\"", "<a>"))
                .isEqualTo("<a href=\"http://a/?x=1&amp;y=&quot;\">&lt;a&gt;</a>");
    }
}
