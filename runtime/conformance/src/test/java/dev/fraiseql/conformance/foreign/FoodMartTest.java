package dev.fraiseql.conformance.foreign;

import static dev.fraiseql.conformance.foreign.Responses.execute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.cli.Fraiseql;
import dev.fraiseql.conformance.fixture.CompiledSources;
import dev.fraiseql.engine.EngineSettings;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.json.JsonReader;
import dev.fraiseql.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The way of a newcomer with a foreign schema: import FoodMart into PostgreSQL and into SQLite,
 * scaffold the types, declare the relations that the schema does not, and ask.
 */
class FoodMartTest {
  @TempDir Path folder;

  /** A query, and SQL with the figures that it has, in the order of the response. */
  private record Question(String graphql, String sql) {}

  private static final List<Question> QUESTIONS =
      List.of(
          new Question("{ productsCount }", "select count(*) from product"),
          new Question(
              "{ salesFact1997sCount(where: {unitSales: {gte: 3}}) }",
              "select count(*) from sales_fact_1997 where unit_sales >= 3"),
          new Question(
              "{ salesFact1997sAggregate { count storeSalesSum unitSalesSum storeCostMax } }",
              "select count(*), sum(store_sales), sum(unit_sales), max(store_cost) from sales_fact_1997"),
          new Question(
              "{ salesFact1997sAggregate(groupBy: {store: {storeCountry: true}}) { count storeSalesSum } }",
              "select count(*), sum(f.store_sales) from sales_fact_1997 f join store s"
                  + " on s.store_id = f.store_id group by store_country order by store_country"),
          new Question(
              "{ salesFact1997sAggregate(groupBy: {product: {brandName: true}}, orderBy: [{storeSalesSum: DESC}], limit: 3) { storeSalesSum } }",
              "select sum(f.store_sales) from sales_fact_1997 f join product p on"
                  + " p.product_id = f.product_id group by brand_name order by 1 desc limit 3"),
          new Question(
              "{ employeesAggregate(groupBy: {positionTitle: true}, having: {salaryMax: {gt: 20000}}) { count salaryMin salaryMax } }",
              "select count(*), min(salary), max(salary) from employee group by position_title"
                  + " having max(salary) > 20000 order by position_title"),
          new Question(
              "{ employee(employeeId: 1) { salary } }",
              "select salary from employee where employee_id = 1"),
          new Question(
              "{ employees(where: {endDate: {isNull: false}}, orderBy: [{employeeId: ASC}], limit: 5) { employeeId } }",
              "select employee_id from employee where end_date is not null order by employee_id limit 5"),
          new Question(
              "{ timeByDaysCount(where: {theYear: {eq: 1998}, theMonth: {eq: \"May\"}}) }",
              "select count(*) from time_by_day where the_year = 1998 and the_month = 'May'"),
          new Question(
              "{ timeByDays(where: {theDate: {gte: \"1997-12-30T00:00:00\"}}, orderBy: [{theDate: ASC}], limit: 2) { timeId dayOfMonth } }",
              "select time_id, day_of_month from time_by_day where the_date >= '1997-12-30 00:00:00'"
                  + " order by the_date limit 2"),
          new Question(
              "{ stores(where: {coffeeBar: {eq: true}}, orderBy: [{storeId: ASC}]) { storeId sales1997Aggregate { count unitSalesSum } } }",
              "select s.store_id, count(f.store_id), sum(f.unit_sales) from store s left join"
                  + " sales_fact_1997 f on f.store_id = s.store_id where coffee_bar group by s.store_id"
                  + " order by s.store_id"),
          new Question(
              "{ products(where: {lowFat: {eq: true}, grossWeight: {gt: 20}}, orderBy: [{productId: DESC}], limit: 3) { productId sku srp } }",
              "select product_id, \"SKU\", \"SRP\" from product where low_fat and gross_weight > 20"
                  + " order by product_id desc limit 3"),
          new Question(
              "{ warehousesAggregate(groupBy: {warehouseCountry: true}, orderBy: [{count: DESC}, {warehouseCountry: ASC}]) { count } }",
              "select count(*) from warehouse group by warehouse_country order by 1 desc, warehouse_country"),
          new Question(
              "{ salariesAggregate(where: {currencyId: {eq: 2}}) { count salaryPaidSum overtimePaidMax } }",
              "select count(*), sum(salary_paid), max(overtime_paid) from salary where currency_id = 2"),
          new Question(
              "{ regions(distinctOn: [\"salesCountry\"], orderBy: [{salesCountry: ASC}, {regionId: ASC}]) { regionId } }",
              "select min(region_id) from region group by sales_country order by sales_country"),
          new Question(
              "{ employees(where: {salary: {gtField: \"storeId\"}, supervisorId: {eq: 1}}, orderBy: [{employeeId: ASC}]) { employeeId } }",
              "select employee_id from employee where salary > store_id and supervisor_id = 1"
                  + " order by employee_id"));

  @Test
  void scaffoldsAndServesTheSameOnTwoDatabases() throws IOException {
    Map<TestDatabase, List<String>> responses = new LinkedHashMap<>();
    for (TestDatabase database : List.of(TestDatabase.POSTGRESQL, TestDatabase.SQLITE)) {
      String url = FoodMart.load(database);
      Path classes = scaffold(database, url);
      declareRelations(classes);
      List<String> all = new ArrayList<>();
      try (FraiseEngine engine =
          FraiseEngine.open(
              new EngineSettings(url),
              CompiledSources.of(database, CompiledSources.in(classes)).catalogs())) {
        for (Question question : QUESTIONS) {
          String response = execute(engine, question.graphql());
          assertThat(figures(JsonReader.read(response)))
              .as("%s: %s: %s", database, question.graphql(), response)
              .isEqualTo(figures(url, question.sql()));
          all.add(response);
        }
      }
      responses.put(database, all);
    }
    assertThat(responses.get(TestDatabase.SQLITE))
        .isEqualTo(responses.get(TestDatabase.POSTGRESQL));
  }

  private Path scaffold(TestDatabase database, String url) {
    Path out = folder.resolve(database.name());
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(text, true, StandardCharsets.UTF_8);
    int exit =
        new Fraiseql(Map.of(), print, print)
            .run(
                List.of(
                    "scaffold", "--package", "foodmart", "--out", out.toString(), "--url", url));
    assertThat(exit).as("%s", text).isZero();
    return out.resolve("foodmart");
  }

  /** What FoodMart's own schema leaves out. */
  private static void declareRelations(Path classes) throws IOException {
    relation(classes, "SalesFact1997", "storeId", "@Relation(column = \"store_id\") Store store");
    relation(
        classes,
        "SalesFact1997",
        "productId",
        "@Relation(column = \"product_id\") Product product");
    Path store = classes.resolve("Store.java");
    String source = Files.readString(store);
    int end = source.lastIndexOf(") {");
    Files.writeString(
        store,
        source.substring(0, end)
            + ",\n    @dev.fraiseql.annotations.Relation java.util.List<SalesFact1997> sales1997"
            + source.substring(end));
  }

  private static void relation(Path classes, String type, String component, String replacement)
      throws IOException {
    Path file = classes.resolve(type + ".java");
    String source = Files.readString(file);
    String related =
        source.replaceFirst(
            "(int|long) " + component, replacement.replace("@", "@dev.fraiseql.annotations."));
    assertThat(related).isNotEqualTo(source);
    Files.writeString(file, related);
  }

  /** The numbers of a response, in its order. */
  private static List<BigDecimal> figures(Object json) {
    List<BigDecimal> figures = new ArrayList<>();
    switch (json) {
      case null -> {}
      case Map<?, ?> map -> map.values().forEach(value -> figures.addAll(figures(value)));
      case List<?> list -> list.forEach(value -> figures.addAll(figures(value)));
      case Boolean flag -> {}
      default -> figures.add(number(json.toString()));
    }
    return figures;
  }

  private static BigDecimal number(String text) {
    return new BigDecimal(text).setScale(4, java.math.RoundingMode.HALF_UP).stripTrailingZeros();
  }

  private static List<BigDecimal> figures(String url, String sql) {
    List<BigDecimal> figures = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          String value = rows.getString(i);
          if (value != null) {
            figures.add(number(value));
          }
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
    return figures;
  }
}
