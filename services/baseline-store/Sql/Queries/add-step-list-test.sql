-- Adds a test to a list.
INSERT INTO step_list_tests (step_list_id, test_id) VALUES (@list, @test);
