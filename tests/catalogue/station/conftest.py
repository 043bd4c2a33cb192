from tests.catalogue.station.two_stations import stations as stations
