package chaozhou.gis.analysis.subject;

import chaozhou.gis.analysis.AnalysisInputs;
import chaozhou.gis.analysis.TableAnswers;
import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.jobs.ExecuteRequest;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * What every process about subjects is made of.
 *
 * @param subjects reads what it is asked about
 * @param answers writes what it found
 * @param clock in the city's time zone
 */
@Component
public record SubjectQuestions(Catalog catalog, SubjectInputs subjects, TableAnswers answers, Clock clock) {

    /** The inputs of a request. */
    public AnalysisInputs inputs(ExecuteRequest request) {
        return new AnalysisInputs(request, catalog, clock);
    }
}
