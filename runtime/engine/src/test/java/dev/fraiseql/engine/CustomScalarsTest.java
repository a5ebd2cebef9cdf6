package dev.fraiseql.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.TypeCatalog;
import dev.fraiseql.contract.model.Doc;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ScalarConversion;
import dev.fraiseql.contract.model.ScalarModel;
import dev.fraiseql.contract.query.CompiledQuery;
import dev.fraiseql.contract.query.Plan;
import dev.fraiseql.contract.query.ScalarLiteral;
import dev.fraiseql.contract.query.Variable;
import java.util.List;
import org.junit.jupiter.api.Test;

class CustomScalarsTest {
  private record Jar(List<ScalarModel> scalars) implements EmptyCatalog {}

  /**
   * Written by hand: a compiled operation that is refused would stop every engine from starting.
   */
  private record Operation(String name, List<ScalarLiteral> scalarLiterals)
      implements CompiledQuery {
    @Override
    public String document() {
      return "";
    }

    @Override
    public String sha256() {
      return "";
    }

    @Override
    public List<Variable> variables() {
      return List.of();
    }

    @Override
    public List<Integer> switches() {
      return List.of();
    }

    @Override
    public Plan plan(int switchBits) {
      throw new UnsupportedOperationException();
    }
  }

  private static ScalarModel code(String javaClass, Scalar base, String description) {
    return new ScalarModel(
        "Code",
        javaClass,
        base,
        false,
        null,
        new Doc(description, null),
        ScalarConversion.ofValues(CustomScalarsTest::stored));
  }

  private static Object stored(Object given) {
    switch ((String) given) {
      case "wrong" -> throw new IllegalArgumentException("it is wrong");
      case "broken" -> throw new UnsupportedOperationException();
      default -> {
        return given;
      }
    }
  }

  private static Model union(ScalarModel... scalars) {
    List<TypeCatalog> jars =
        List.of(scalars).stream().<TypeCatalog>map(each -> new Jar(List.of(each))).toList();
    return new CatalogUnion(jars, Database.SQLITE).model();
  }

  @Test
  void areOneIfTwoJarsUseTheSameRecord() {
    // The jar that did not compile the record does not know its javadoc.
    Model model = union(code("x.Code", Scalar.STRING, null), code("x.Code", Scalar.STRING, "Said"));
    assertThat(model.scalars()).hasSize(1);
    assertThat(model.scalar("Code").doc().description()).isEqualTo("Said");
  }

  @Test
  void collideIfTheyAreNotTheSame() {
    assertThatExceptionOfType(StartException.class)
        .isThrownBy(
            () -> union(code("x.Code", Scalar.STRING, null), code("y.Code", Scalar.STRING, null)))
        .withMessage(
            "The catalogs collide: the scalar Code is x.Code (stored as STRING) in one and y.Code"
                + " (stored as STRING) in another. Give one of them another name by @Scalar(name ="
                + " ...).");
    assertThatExceptionOfType(StartException.class)
        .isThrownBy(
            () -> union(code("x.Code", Scalar.STRING, null), code("x.Code", Scalar.LONG, null)))
        .withMessageContaining("x.Code (stored as STRING) in one and x.Code (stored as LONG)");
  }

  private static void check(String value) {
    ScalarLiteral literal = new ScalarLiteral("Code", value, "where.code.eq");
    new ScalarLiteralCheck(union(code("x.Code", Scalar.STRING, null)))
        .check(List.of(new Operation("Other", List.of()), new Operation("Some", List.of(literal))));
  }

  @Test
  void takeWhatCompiledOperationsWriteOut() {
    assertThatCode(() -> check("right")).doesNotThrowAnyException();
  }

  @Test
  void letNoApplicationStartWhoseOperationsWriteOutWhatTheyRefuse() {
    assertThatExceptionOfType(StartException.class)
        .isThrownBy(() -> check("wrong"))
        .withMessage(
            "The compiled operation Some cannot run: where.code.eq: \"wrong\" is no Code: it is"
                + " wrong");
    assertThatExceptionOfType(StartException.class)
        .isThrownBy(() -> check("broken"))
        .withMessage("The compiled operation Some cannot run: x.Code failed on a value");
  }
}
