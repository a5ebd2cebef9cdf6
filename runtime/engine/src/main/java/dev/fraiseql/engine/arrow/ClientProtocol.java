package dev.fraiseql.engine.arrow;

/** The protocol of a stream's client, which decides on its schema. */
public enum ClientProtocol {
  /** Flight: enums are dictionary-encoded, which most clients read as categories. */
  FLIGHT,

  /**
   * Flight SQL: enums are texts, because Arrow's JDBC driver shows the index of a dictionary
   * instead of the value, and each column has the metadata of Flight SQL: see {@link
   * FlightSqlMetadata}.
   */
  FLIGHT_SQL
}
