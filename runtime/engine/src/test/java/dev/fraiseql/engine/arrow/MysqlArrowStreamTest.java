package dev.fraiseql.engine.arrow;

import dev.fraiseql.testing.TestDatabase;

class MysqlArrowStreamTest extends MysqlFamilyStreamContract {
  @Override
  TestDatabase product() {
    return TestDatabase.MYSQL;
  }
}
