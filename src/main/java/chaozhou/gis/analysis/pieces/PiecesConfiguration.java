package chaozhou.gis.analysis.pieces;

import chaozhou.gis.analysis.TableAnswers;
import chaozhou.gis.analysis.subject.SubjectInputs;
import chaozhou.gis.catalog.Catalog;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The two processes that cut. */
@Configuration
class PiecesConfiguration {

    @Bean
    CutProcess clipProcess(Catalog catalog, SubjectInputs subjects, TableAnswers answers, Clock clock) {
        return new CutProcess(CutProcess.Side.INSIDE, catalog, subjects, answers, clock);
    }

    @Bean
    CutProcess differenceProcess(Catalog catalog, SubjectInputs subjects, TableAnswers answers, Clock clock) {
        return new CutProcess(CutProcess.Side.OUTSIDE, catalog, subjects, answers, clock);
    }
}
