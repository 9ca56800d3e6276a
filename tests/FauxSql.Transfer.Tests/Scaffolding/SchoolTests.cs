using FauxSql.Schema;

namespace FauxSql.Transfer.Tests.Scaffolding;

/// <summary>A school: an M:N relationship with and without attributes of its own, a composite key, types of all kinds.</summary>
public sealed class SchoolTests
{
    private const string Sql = """
        CREATE TABLE students (student_id INTEGER PRIMARY KEY, full_name VARCHAR(80) NOT NULL, born_on DATE, email TEXT NOT NULL UNIQUE COLLATE NOCASE, is_active BOOLEAN NOT NULL, balance DECIMAL(10,2));
        CREATE TABLE courses (course_code TEXT NOT NULL PRIMARY KEY, title TEXT NOT NULL, starts_at DATETIME NOT NULL, syllabus BLOB, room_number INT);
        CREATE TABLE teachers (teacher_id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL);
        CREATE TABLE course_teachers (course_code TEXT NOT NULL REFERENCES courses, teacher_id TEXT NOT NULL REFERENCES teachers, PRIMARY KEY (course_code, teacher_id));
        CREATE TABLE enrolments (student_id INTEGER NOT NULL REFERENCES students (student_id), course_code TEXT NOT NULL REFERENCES courses (course_code), grade REAL, PRIMARY KEY (student_id, course_code));
        CREATE INDEX courses_by_start ON courses (room_number, starts_at);
        INSERT INTO students VALUES (1, 'Ada', '2010-05-01', 'ada@example.com', 1, 12.5), (2, 'Bo', NULL, 'bo@example.com', 0, NULL);
        INSERT INTO courses VALUES ('M1', 'Maths', '2026-09-01 08:00:00', x'00ff', 12);
        INSERT INTO enrolments VALUES (1, 'M1', 5.5), (2, 'M1', NULL);
        CREATE VIEW best_students AS SELECT * FROM enrolments JOIN students USING (student_id) WHERE grade > 5;
        """;

    private static readonly Scaffolded School = Scaffolded.OfSql(Sql);

    [Fact]
    public void A_table_is_an_entity_in_the_singular_with_its_key() => Assert.Equal(
        ["Course: CourseCode", "CourseTeacher: CourseCode, TeacherId", "Enrolment: StudentId, CourseCode", "Student: StudentId", "Teacher: TeacherId"],
        School.Schema.Entities.Select(entity => $"{entity.Name}: {string.Join(", ", entity.Key.Attributes)}"));

    [Fact]
    public void A_column_has_the_type_that_is_declared_and_is_optional_where_it_may_be_null() => Assert.Equal(
        ["StudentId long", "FullName string", "BornOn DateOnly?", "Email string", "IsActive bool", "Balance decimal?"],
        School["Student"].Attributes.Select(attribute => $"{attribute.Name} {attribute.ClrType}"));

    [Fact]
    public void A_unique_column_is_unique_as_its_collation_compares() => Assert.Equal(new UniqueSchema(null, true, false), School["Student"].Attributes.Single(attribute => attribute.Name == "Email").Unique);

    [Fact]
    public void A_length_is_a_rule() => Assert.Contains("[StringLength(80)]\n    public required string FullName", School.Files["Student.cs"], StringComparison.Ordinal);

    [Fact]
    public void A_table_of_two_references_joins_both_ends()
    {
        Assert.Equal(("Teacher", true, RelationPath.Through), Relation("Course", "Teachers"));
        Assert.Equal(("Course", true, RelationPath.Through), Relation("Teacher", "Courses"));
        Assert.Equal(["Teachers by course code", "Courses of a teacher"], School["CourseTeacher"].Patterns.Select(pattern => pattern.Description));
    }

    [Fact]
    public void One_with_more_than_its_references_is_read_from_both_ends()
    {
        Assert.Equal(("Enrolment", true, RelationPath.Partition), Relation("Student", "Enrolments"));
        Assert.Equal(("Enrolment", true, RelationPath.Index), Relation("Course", "Enrolments"));
        Assert.Equal(("Student", false, RelationPath.ForeignKey), Relation("Enrolment", "Student"));
    }

    [Fact]
    public void An_index_is_an_index()
    {
        var index = Assert.Single(School["Course"].Indexes);
        Assert.Equal(("RoomNumberStartsAtIndex", "RoomNumber", "StartsAt"), (index.Name, index.Key.Partition.Single(), index.Key.Sort.Single()));
        Assert.Contains(School["Course"].Patterns, pattern => pattern.Description == "Courses by room number and starts at");
    }

    [Fact]
    public void A_view_is_a_question_of_the_table_that_it_names_first()
    {
        var question = School["Enrolment"].Patterns.Single(pattern => pattern.Status == AccessPatternStatus.Potential);
        Assert.Equal("best_students", question.Description);
        Assert.Contains("Enrolment", School.Decisions("best_students"), StringComparison.Ordinal);
    }

    private static (string Target, bool IsMany, RelationPath Path) Relation(string entity, string property)
    {
        var relation = School[entity].Relations.Single(relation => relation.Property == property);
        return (relation.Target, relation.IsMany, relation.Path);
    }
}
