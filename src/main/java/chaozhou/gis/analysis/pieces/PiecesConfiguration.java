package chaozhou.gis.analysis.pieces;

import chaozhou.gis.analysis.subject.SubjectQuestions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The two processes that cut. */
@Configuration
class PiecesConfiguration {

    @Bean
    CutProcess clipProcess(SubjectQuestions questions) {
        return new CutProcess(CutProcess.Side.INSIDE, questions);
    }

    @Bean
    CutProcess differenceProcess(SubjectQuestions questions) {
        return new CutProcess(CutProcess.Side.OUTSIDE, questions);
    }
}
