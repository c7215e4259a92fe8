package chaozhou.gis.search;

import chaozhou.gis.catalog.Language;
import chaozhou.gis.http.MediaTypes;
import chaozhou.gis.http.RequestContext;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/search}: places by name, part of a name, pinyin, initials or code. */
@RestController
final class SearchController {

    private final Places places;
    private final Clock clock;

    SearchController(Places places, Clock clock) {
        this.places = places;
        this.clock = clock;
    }

    @GetMapping(path = "/api/search", produces = MediaTypes.JSON)
    ResponseEntity<SearchAnswer> search(HttpServletRequest request) {
        SearchParameters parameters = SearchParameters.parse(request.getParameterMap(), clock);
        Language language = new RequestContext(request).language();
        PlaceIndex index = places.index();
        List<SearchAnswer.Result> results =
                index.find(parameters.words(), parameters.day(), parameters.limit()).stream()
                        .map(place -> SearchAnswer.Result.of(place, index.parents(place, parameters.day()), language))
                        .toList();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .body(new SearchAnswer(parameters.query(), results));
    }
}
