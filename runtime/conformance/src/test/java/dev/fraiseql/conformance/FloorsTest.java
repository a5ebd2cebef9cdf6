package dev.fraiseql.conformance;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import dev.fraiseql.annotations.Database;
import dev.fraiseql.engine.query.PreparedQuery;
import dev.fraiseql.engine.query.QueryPreparer;
import dev.fraiseql.jdbc.BoundStatement;
import dev.fraiseql.jdbc.Databases;
import dev.fraiseql.plan.sql.Dialects;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The drawing in docs/architecture.md, as rules: an arrow only ever points down. */
class FloorsTest {
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.fraiseql");

  /** The packages of each database, below the one that knows them all. */
  private static final String[] DATABASES = {"postgresql", "mysql", "sqlite", "sqlserver"};

  private static final SliceAssignment EACH_PACKAGE =
      new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
          return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
          return "packages";
        }
      };

  @Test
  void seesEveryFloor() {
    Set<String> floors = new TreeSet<>();
    for (JavaClass type : OURS) {
      floors.add(type.getPackageName().split("\\.")[2]);
    }
    assertThat(floors)
        .containsExactly(
            "annotations",
            "cli",
            "contract",
            "engine",
            "flight",
            "jdbc",
            "observers",
            "plan",
            "processor",
            "server",
            "testing");
  }

  @Test
  void arrowsPointDown() {
    check(
        layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("dev.fraiseql..")
            .layer("annotations")
            .definedBy("dev.fraiseql.annotations..")
            .layer("contract")
            .definedBy("dev.fraiseql.contract..")
            .layer("plan")
            .definedBy("dev.fraiseql.plan..")
            .layer("processor")
            .definedBy("dev.fraiseql.processor..")
            .layer("jdbc")
            .definedBy("dev.fraiseql.jdbc..")
            .layer("engine")
            .definedBy("dev.fraiseql.engine..")
            .layer("flight")
            .definedBy("dev.fraiseql.flight..")
            .layer("observers")
            .definedBy("dev.fraiseql.observers..")
            .layer("server")
            .definedBy("dev.fraiseql.server..")
            .layer("cli")
            .definedBy("dev.fraiseql.cli..")
            .whereLayer("annotations")
            .mayNotAccessAnyLayer()
            .whereLayer("contract")
            .mayOnlyAccessLayers("annotations")
            .whereLayer("plan")
            .mayOnlyAccessLayers("annotations", "contract")
            .whereLayer("processor")
            .mayOnlyAccessLayers("annotations", "contract", "plan")
            .whereLayer("jdbc")
            .mayOnlyAccessLayers("annotations", "contract", "plan")
            .whereLayer("cli")
            .mayOnlyAccessLayers("annotations", "contract", "plan", "jdbc")
            .whereLayer("engine")
            .mayOnlyAccessLayers("annotations", "contract", "plan", "jdbc")
            .whereLayer("flight")
            .mayOnlyAccessLayers("annotations", "contract", "plan", "jdbc", "engine")
            .whereLayer("server")
            .mayOnlyAccessLayers(
                "annotations", "contract", "plan", "jdbc", "engine", "flight", "observers")
            .whereLayer("observers")
            .mayOnlyAccessLayers("annotations", "contract", "jdbc"));
  }

  /** Each package is a slice of its own; only the two switches lead from a package to one below. */
  @Test
  void packagesHaveNoCycles() {
    check(
        SlicesRuleDefinition.slices()
            .assignedFrom(EACH_PACKAGE)
            .should()
            .beFreeOfCycles()
            .ignoreDependency(belongToAnyOf(Dialects.class), alwaysTrue())
            .ignoreDependency(belongToAnyOf(Databases.class), alwaysTrue()));
  }

  @Test
  void databasesAreReachedThroughTheirSwitchAlone() {
    for (String database : DATABASES) {
      check(
          noClasses()
              .that()
              .resideOutsideOfPackage("dev.fraiseql.plan.sql." + database)
              .and(not(belongToAnyOf(Dialects.class)))
              .should()
              .dependOnClassesThat()
              .resideInAPackage("dev.fraiseql.plan.sql." + database),
          noClasses()
              .that()
              .resideOutsideOfPackage("dev.fraiseql.jdbc." + database)
              .and(not(belongToAnyOf(Databases.class)))
              .should()
              .dependOnClassesThat()
              .resideInAPackage("dev.fraiseql.jdbc." + database));
    }
  }

  @Test
  void eachDriverLivesInThePackageOfItsDatabase() {
    Map<String, String> drivers =
        Map.of(
            "postgresql", "org.postgresql..",
            "mysql", "org.mariadb..",
            "sqlite", "org.sqlite..",
            "sqlserver", "com.microsoft..");
    drivers.forEach((database, driver) ->
        check(
            noClasses()
                .that()
                .resideOutsideOfPackages("dev.fraiseql.jdbc." + database, "dev.fraiseql.testing..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(driver)));
  }

  /**
   * A class that is named after a product is in the packages of that database. Two places are
   * excepted: {@code contract}, whose forms of rows are named by the code that is generated for one
   * database, and what tests are run with.
   */
  @Test
  void productsAreNamedInTheirPackagesAlone() {
    Map<String, String> products =
        Map.of(
            "postgresql", "postgres",
            "mysql", "mysql|mariadb",
            "sqlite", "sqlite",
            "sqlserver", "(?<!my)sqlserver|mssql");
    products.forEach((database, names) ->
        check(
            noClasses()
                .that()
                .resideOutsideOfPackages(
                    "dev.fraiseql.plan.sql." + database,
                    "dev.fraiseql.jdbc." + database,
                    "dev.fraiseql.contract..",
                    "dev.fraiseql.testing..")
                .should()
                .haveNameMatching(".*\\.[^.]*(?i:" + names + ")[^.]*")));
  }

  /**
   * Nobody asks which database it is: dialects are asked what they can. The processor is excepted,
   * which chooses the forms of rows for the code that it generates.
   */
  @Test
  void productsAreComparedInTheSwitchesAlone() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "dev.fraiseql.annotations..",
                "dev.fraiseql.plan.sql.*",
                "dev.fraiseql.jdbc.*",
                "dev.fraiseql.processor..",
                "dev.fraiseql.testing..")
            .and(not(belongToAnyOf(Dialects.class, Databases.class)))
            .should()
            .accessFieldWhere(target(owner(equivalentTo(Database.class)))));
  }

  /** Except the tests, which are not looked at here. */
  @Test
  void nothingNeedsWhatTestsAreRunWith() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.fraiseql.testing..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.fraiseql.testing.."));
  }

  @Test
  void micronautLivesInTheServerAlone() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.fraiseql.server..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.micronaut.."));
  }

  @Test
  void flightAndGrpcLiveInTheirModuleAlone() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("dev.fraiseql.flight..", "org.apache.arrow.flight..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.grpc..", "org.apache.arrow.flight.."));
  }

  @Test
  void onlyReadingAndDiagnosingKnowsJavac() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "dev.fraiseql.processor.read..",
                "dev.fraiseql.processor.diagnose..",
                "dev.fraiseql.processor.write..",
                "dev.fraiseql.processor.source..")
            .and()
            .doNotHaveFullyQualifiedName("dev.fraiseql.processor.FraiseProcessor")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("javax.lang.model.."));
  }

  /** Generated classes have modifiers, and originating elements are passed on to javac. */
  @Test
  void writersKnowModifiersAndPassOriginatingElementsOn() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage("dev.fraiseql.processor.write..", "dev.fraiseql.processor.source..")
            .should()
            .dependOnClassesThat(
                resideInAPackage("javax.lang.model..")
                    .and(not(belongToAnyOf(Element.class, Modifier.class, SourceVersion.class)))
                    .and(not(equivalentTo(Element[].class)))
                    .and(not(equivalentTo(Modifier[].class)))),
        noClasses()
            .that()
            .resideInAnyPackage("dev.fraiseql.processor.write..", "dev.fraiseql.processor.source..")
            .should()
            .callMethodWhere(target(owner(assignableTo(Element.class)))));
  }

  @Test
  void graphqlJavaStaysWhereDocumentsAreReadAndIntrospected() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "dev.fraiseql.plan.document..", "dev.fraiseql.engine.graphql..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("graphql.."));
  }

  @Test
  void planningKnowsNeitherJdbcNorArrow() {
    check(
        noClasses()
            .that()
            .resideInAPackage("dev.fraiseql.plan..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.apache.arrow.."));
  }

  /**
   * So no statement reads rows for a caller that nobody knows. Mutations find rows by a filter of
   * the binder, and bind what they write to them, and the control tables, themselves.
   */
  @Test
  void statementsAreBoundWhereTheRowScopeIsKnown() {
    check(
        noClasses()
            .that(not(belongToAnyOf(BoundStatement.class)))
            .and()
            .doNotHaveFullyQualifiedName("dev.fraiseql.engine.query.StatementBinder")
            .and()
            .doNotHaveFullyQualifiedName("dev.fraiseql.engine.write.TransactionRows")
            .and()
            .doNotHaveFullyQualifiedName("dev.fraiseql.engine.write.Outbox")
            .and()
            .doNotHaveFullyQualifiedName("dev.fraiseql.engine.write.IdempotencyKeys")
            .should()
            .callConstructorWhere(target(owner(equivalentTo(BoundStatement.class)))),
        noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.fraiseql.engine.export.TableSample")
            .and()
            .doNotHaveFullyQualifiedName("dev.fraiseql.engine.query.DuplicateKeys")
            .and()
            .doNotHaveFullyQualifiedName("dev.fraiseql.jdbc.postgresql.PostgresqlSnapshots")
            .should()
            .callMethod(BoundStatement.class, "own", String.class),
        noClasses()
            .that(not(belongToAnyOf(QueryPreparer.class)))
            .should()
            .callConstructorWhere(target(owner(equivalentTo(PreparedQuery.class)))));
  }

  @Test
  void everyPackageSaysThatNullIsMarked() {
    Set<String> unmarked = new TreeSet<>();
    for (JavaClass type : OURS) {
      JavaPackage home = type.getPackage();
      if (!home.isAnnotatedWith(NullMarked.class)) {
        unmarked.add(home.getName());
      }
    }
    assertThat(unmarked).as("packages without @NullMarked in their package-info.java").isEmpty();
  }

  @Test
  void namesSayWhatAThingIs() {
    check(
        noClasses().should().haveSimpleNameEndingWith("Util"),
        noClasses().should().haveSimpleNameEndingWith("Utils"),
        noClasses().should().haveSimpleNameEndingWith("Helper"),
        noClasses().should().haveSimpleNameEndingWith("Manager"),
        noClasses().should().haveSimpleNameEndingWith("Impl"));
  }

  private static void check(ArchRule... rules) {
    for (ArchRule rule : rules) {
      rule.check(OURS);
    }
  }
}
