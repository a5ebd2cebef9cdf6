package dev.fraiseql.plan.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Doc;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.InterfaceModel;
import dev.fraiseql.contract.model.JoinColumn;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.Table;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Level;
import dev.fraiseql.contract.query.PagedRead;
import dev.fraiseql.contract.query.Root;
import dev.fraiseql.contract.query.SqlText;
import dev.fraiseql.plan.document.DocumentReader;
import dev.fraiseql.plan.sql.Dialects;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolymorphicPlannerTest {
  private static final JoinColumn FILM_OF_SONG =
      new JoinColumn(
          new Column("id", ValueType.of(Scalar.LONG), false),
          new Column("film_id", ValueType.of(Scalar.LONG), true));

  private static final Model MODEL =
      new Model(
          List.of(
              type(
                  "Film",
                  field(0, "id", Scalar.LONG, false),
                  field(1, "title", Scalar.STRING, false),
                  new ToManyField("songs", 2, "Song", List.of(FILM_OF_SONG), null, Doc.NONE)),
              type(
                  "Song",
                  field(0, "id", Scalar.UUID, false),
                  field(1, "title", Scalar.STRING, true),
                  field(2, "tempo", Scalar.INT, false))),
          List.of(),
          List.of(
              new InterfaceModel(
                  "Work", "works", List.of("Film", "Song"), List.of("title"), Doc.NONE)));

  private static TypeModel type(String name, FieldModel... fields) {
    String singular = name.toLowerCase(java.util.Locale.ROOT);
    return new TypeModel(
        name,
        singular,
        singular + "s",
        "example." + name,
        new Table(null, singular + "s"),
        false,
        List.of(fields),
        Doc.NONE);
  }

  private static ScalarField field(int ordinal, String name, Scalar scalar, boolean nullable) {
    Column column = new Column(name, ValueType.of(scalar), nullable);
    return new ScalarField(name, ordinal, column, ordinal == 0, ordinal == 0, Doc.NONE);
  }

  private static Root.Rows rows(Database database, String document) {
    var operation = new DocumentReader(MODEL).read(document).operation(null);
    Root root = new Planner(MODEL, Dialects.of(database)).plan(operation, 0).roots().getFirst();
    return (Root.Rows) root;
  }

  private static Level level(Database database, String document) {
    return rows(database, document).level();
  }

  private static String sql(Database database, String document) {
    return ((SqlText) level(database, document).statement()).sql();
  }

  @Test
  void combinesTheRowsOfEachType() {
    assertThat(sql(Database.SQLITE, "{ works { title ... on Song { tempo } } }"))
        .isEqualTo(
            """
            select w.kind, w.c0, w.c1, w.c2
            from (
            select 0 as kind, t."title" as c0, null as c1, null as c2, t."id" as k0_0, null as k1_0
            from "films" t
            union all
            select 1 as kind, null as c0, t."title" as c1, t."tempo" as c2, null as k0_0, t."id" as k1_0
            from "songs" t
            ) w
            order by w.kind, w.k0_0, w.k1_0
            limit ?\
            """);
  }

  @Test
  void castsAbsentValuesWherePostgresqlWouldGuessTheirType() {
    assertThat(sql(Database.POSTGRESQL, "{ works { ... on Song { tempo } } }"))
        .contains(
            "select 0 as kind, cast(null as integer) as c0, t.\"id\" as k0_0, cast(null as uuid) as"
                + " k1_0");
  }

  @Test
  void sortsNullsAlikeEvenIfOneTypeHasNone() {
    assertThat(
            sql(
                Database.SQLITE,
                "{ works(where: {title: {eq: \"a\"}}, orderBy: [{title: ASC}], offset: 1) { title }"
                    + " }"))
        .contains("t.\"title\" as s0", "where t.\"title\" = ?")
        .endsWith("order by w.s0 nulls last, w.kind, w.k0_0, w.k1_0\nlimit ? offset ?");
  }

  @Test
  void plansEntriesForEachType() {
    var selection = level(Database.SQLITE, "{ works { title ... on Song { tempo } } }").selection();
    assertThat(selection.isPolymorphic()).isTrue();
    assertThat(selection.nested(0).entries()).hasSize(1);
    assertThat(selection.nested(1).entries()).hasSize(2);
    assertThat(selection.nested(1).position(1)).isEqualTo(4);
  }

  @Test
  void pagesAStreamWithListsIfRowsMustBeClosedForFurtherStatements() {
    String lists = "{ works { ... on Film { songs { title } } } }";
    assertThat(rows(Database.POSTGRESQL, lists).pages()).isNull();
    assertThat(rows(Database.MYSQL, "{ works { title } }").pages()).isNull();

    PagedRead pages = rows(Database.MYSQL, lists).pages();
    assertThat(pages).isNotNull();
    assertThat(pages.cursors()).isNull();
    assertThat(((SqlText) pages.statement()).sql()).endsWith("\nlimit ? offset ?");
    assertThat(sql(Database.MYSQL, lists)).endsWith("\nlimit ?");
  }
}
