package dev.fraiseql.conformance.foreign;

import static dev.fraiseql.conformance.foreign.Responses.execute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Groups of the rows of a to-many relation, within each row. */
class AggregatesInRowsTest {

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void computesGroupsOfEachParent(TestDatabase database) {
    try (FraiseEngine engine = open(database)) {
      assertThat(
              execute(
                  engine,
                  "{ shops(orderBy: [{id: ASC}]) { id salesAggregate { count totalSum totalMax } } }"))
          .isEqualTo(
              "{\"data\":{\"shops\":["
                  + "{\"id\":\"1\",\"salesAggregate\":[{\"count\":3,\"totalSum\":60,\"totalMax\":30}]},"
                  + "{\"id\":\"2\",\"salesAggregate\":[{\"count\":1,\"totalSum\":5,\"totalMax\":5}]},"
                  + "{\"id\":\"3\",\"salesAggregate\":[{\"count\":0,\"totalSum\":null,\"totalMax\":null}]}]}}");
      assertThat(
              execute(
                  engine,
                  "{ shops(orderBy: [{id: DESC}]) { id salesAggregate(where: {total: {gt: 10}}) { count } } }"))
          .isEqualTo(
              "{\"data\":{\"shops\":["
                  + "{\"id\":\"3\",\"salesAggregate\":[{\"count\":0}]},"
                  + "{\"id\":\"2\",\"salesAggregate\":[{\"count\":0}]},"
                  + "{\"id\":\"1\",\"salesAggregate\":[{\"count\":2}]}]}}");
      assertThat(
              execute(
                  engine,
                  "{ shops(orderBy: [{id: ASC}]) { salesAggregate(groupBy: {kind: true}, having: {totalSum: {gte: 10}}, orderBy: [{totalSum: DESC}]) { kind totalSum } sales(orderBy: [{id: ASC}]) { id } } }"))
          .isEqualTo(
              "{\"data\":{\"shops\":["
                  + "{\"salesAggregate\":[{\"kind\":\"b\",\"totalSum\":50},{\"kind\":\"a\",\"totalSum\":10}],"
                  + "\"sales\":[{\"id\":\"1\"},{\"id\":\"2\"},{\"id\":\"3\"}]},"
                  + "{\"salesAggregate\":[],\"sales\":[{\"id\":\"4\"}]},"
                  + "{\"salesAggregate\":[],\"sales\":[]}]}}");
      assertThat(
              execute(
                  engine,
                  "{ shops(orderBy: [{id: ASC}]) { salesAggregate(groupBy: {kind: true}, orderBy: [{count: ASC}], limit: 1, offset: 1) { kind count } } }"))
          .isEqualTo(
              "{\"data\":{\"shops\":[{\"salesAggregate\":[{\"kind\":\"b\",\"count\":2}]},"
                  + "{\"salesAggregate\":[]},{\"salesAggregate\":[]}]}}");
      assertThat(
              execute(
                  engine,
                  "{ shop(id: 1) { name tagsAggregate { count nameMin } all: salesAggregate { count } } }"))
          .isEqualTo(
              "{\"data\":{\"shop\":{\"name\":\"one\",\"tagsAggregate\":[{\"count\":2,\"nameMin\":\"x\"}],"
                  + "\"all\":[{\"count\":3}]}}}");
      assertThat(
              execute(
                  engine,
                  "{ tags(orderBy: [{id: ASC}]) { shopsAggregate(groupBy: {name: true}) { name count } } }"))
          .isEqualTo(
              "{\"data\":{\"tags\":[{\"shopsAggregate\":[{\"name\":\"one\",\"count\":1},{\"name\":\"two\",\"count\":1}]},"
                  + "{\"shopsAggregate\":[{\"name\":\"one\",\"count\":1}]},{\"shopsAggregate\":[]}]}}");
      assertThat(
              execute(
                  engine,
                  "{ sales(where: {id: {eq: 1}}) { shop { salesAggregate { totalAvg } } } }"))
          .isEqualTo(
              "{\"data\":{\"sales\":[{\"shop\":{\"salesAggregate\":[{\"totalAvg\":20.000000}]}}]}}");
    }
  }

  private static FraiseEngine open(TestDatabase database) {
    String text =
        switch (database) {
          case POSTGRESQL -> "varchar(20) collate \"C\"";
          case MYSQL, MARIADB -> "varchar(20) character set utf8mb4 collate utf8mb4_bin";
          case SQLITE -> "text";
        };
    String url =
        ForeignTables.create(
            database,
            "create table shops (id bigint primary key, name " + text + " not null)",
            "create table sales (id bigint primary key, shop_id bigint not null, kind "
                + text
                + " not null, total int not null)",
            "create index sales_shop on sales (shop_id)",
            "create table tags (id bigint primary key, name " + text + " not null)",
            "create table shop_tags (shop_id bigint not null, tag_id bigint not null,"
                + " primary key (shop_id, tag_id))",
            "create index shop_tags_tag on shop_tags (tag_id)",
            "insert into shops values (1, 'one'), (2, 'two'), (3, 'three')",
            "insert into sales values (1, 1, 'a', 10), (2, 1, 'b', 20), (3, 1, 'b', 30), (4, 2, 'a', 5)",
            "insert into tags values (1, 'x'), (2, 'y'), (3, 'z')",
            "insert into shop_tags values (1, 1), (1, 2), (2, 1)");
    String classes =
        "@Type record Shop(@Id long id, String name, @Relation List<Sale> sales,"
            + " @Relation(through = @Join(table = \"shop_tags\")) List<Tag> tags) {}\n"
            + "@Type record Sale(@Id long id, @Relation Shop shop, String kind, int total) {}\n"
            + "@Type record Tag(@Id long id, String name,"
            + " @Relation(through = @Join(table = \"shop_tags\")) List<Shop> shops) {}";
    return ForeignTables.open(database, url, classes);
  }
}
