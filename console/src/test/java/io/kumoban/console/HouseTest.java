package io.kumoban.console;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.File;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.jspecify.annotations.NullMarked;

/** The directions of the house: which room may know which. */
@AnalyzeClasses(
        packages = "io.kumoban",
        importOptions = {ImportOption.DoNotIncludeTests.class, HouseTest.NoTestJars.class})
class HouseTest {
    private static final String ENGINE = "io.kumoban.engine..";
    private static final String DETECTORS = "io.kumoban.detectors..";
    private static final String INTELLIGENCE = "io.kumoban.detectors.intel..";
    private static final String RULE_FILES = "io.kumoban.detectors.sigma.read..";
    private static final String PIPELINES = "io.kumoban.detectors.sigma.pipeline..";
    private static final String DATASETS = "io.kumoban.datasets..";
    private static final String CONSOLE = "io.kumoban.console..";
    private static final String BENCH = "io.kumoban.bench..";

    @ArchTest
    static final ArchRule theEngineKnowsNobodyAboveIt = noClasses()
            .that()
            .resideInAPackage(ENGINE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(DETECTORS, DATASETS, CONSOLE, BENCH);

    @ArchTest
    static final ArchRule detectorsKnowTheEngineOnly = noClasses()
            .that()
            .resideInAPackage(DETECTORS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(DATASETS, CONSOLE, BENCH);

    @ArchTest
    static final ArchRule datasetsKnowTheEngineOnly = noClasses()
            .that()
            .resideInAPackage(DATASETS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(DETECTORS, CONSOLE, BENCH);

    @ArchTest
    static final ArchRule theConsoleDoesNotKnowTheBenchmarks = noClasses()
            .that()
            .resideInAPackage(CONSOLE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(BENCH);

    @ArchTest
    static final ArchRule detectorsSeeNoThreads = noClasses()
            .that()
            .resideInAPackage(DETECTORS)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Thread.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Executor.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(CompletionStage.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Executors.class);

    @ArchTest
    static final ArchRule detectorsSeeNoRing = noClasses()
            .that()
            .resideInAPackage(DETECTORS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.lmax.disruptor..");

    @ArchTest
    static final ArchRule onlyIntelligenceAndRulesAmongDetectorsReadFiles = noClasses()
            .that(resideInAPackage(DETECTORS))
            .and()
            .resideOutsideOfPackages(INTELLIGENCE, RULE_FILES, PIPELINES)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.nio.file..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(File.class);

    @ArchTest
    static final ArchRule onlyConsoleAndBenchmarksWriteToTheTerminal =
            noClasses().that().resideOutsideOfPackages(CONSOLE, BENCH).should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule packagesAreNamedForWhatTheyAreFor = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..utils..", "..common..", "..impl..", "..helper..", "..manager..");

    @ArchTest
    static final ArchRule theRoomsOfTheEngineFormNoCircle =
            slices().matching("io.kumoban.engine.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theRoomsOfTheDetectorsFormNoCircle =
            slices().matching("io.kumoban.detectors.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = classes().should(liveInANullMarkedPackage());

    private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return new ArchCondition<>("live in a package marked @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(
                        type,
                        marked,
                        "%s: the package %s needs a package-info.java with @NullMarked"
                                .formatted(type.getName(), type.getPackageName())));
            }
        };
    }

    static final class NoTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }
}
